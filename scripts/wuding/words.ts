import { planEn, planZh } from "./words-plan";

/** Sentences of the commands. Chinese is the source; {name} stands for a value. */
const zh = {
  usage: `用法：npm run wuding -- 命令 [选项]

  import   --communities 文件.geojson   导入社区（面）；每个社区先作为一个责任网格
           --violations 文件.csv        导入违法记录
           --map id=列,lon=列,lat=列,category=列,at=列[,channel=列,description=列]
           --time-zone 时区             没有时差的时间按此时区；缺省为城市时区，新城市为 Asia/Shanghai
           --encoding utf-8|gbk|gb18030 --city 名称 --name-field 字段 --code-field 字段
           --source 名称                记录来源，缺省为文件名；同一来源同一编号只存一次
           --report 文件.csv            被拒绝的行写到这里，缺省在 DATA_DIR/reports/
  import   文件 [文件...]               导入边界、网格、道路、人员等到草案（GeoJSON、Shapefile、KML、CSV、XLSX、OSM）
           --as 用途                    整个文件作为什么（communities、persons、street……）；--layer 图层=用途 逐层指定
           --map 项=列,...              哪一列是什么；--system 坐标系；--encoding 编码
           --draft 编号                 写入该草案；否则 --new-draft 名称 [--based-on 版本] [--city 名称] [--time-zone 时区]
           --whole                      草案在文件所含各表中的其他内容删除；--replace-ground 替换城市的底图；--skip-faults 略过不能读取的内容
           --report 文件.csv            错误写到这里；缺省在 DATA_DIR/reports/
           list | resume 编号 [选项同上]
  version  list | copy 编号 --name 名称 | make --name 名称 [--city 名称] [--time-zone 时区] | compare 编号 编号
           force 编号 --from now|时间 | withdraw 编号 | drop 编号
  repair   编号 [--tolerance 2] [--fill-gaps 5000] [--apply]        检查并修复边界（米、平方米）
  divide   编号 [--target 10000] [--digits 3] [--apply]             划分单元网格（平方米）
  district 编号 --grids N [--squads M] [--tolerance 0.05] [--seed 1] [--compact 1] [--streets 1]
           [--barrier water,rail,wall] [--alternatives K] [--apply K]  划分责任网格，比较备选，写入第 K 个
  export   编号 --format geojson|shapefile|kml|xlsx --out 文件      写出整个版本，可原样导回
  token    create --name 名称 --role 角色 | list | revoke --name 名称
  user     create --name 账号 --role 角色 [--display 姓名] [--squad 中队编码] [--person 人员编码] [--password-stdin]
           list | disable --name 账号 | password --name 账号 [--password-stdin]
  plan     list
  audit    verify
  help

  --language zh|en   DATA_DIR 内置数据库目录   DATABASE_URL 使用自己的 PostgreSQL
  退出状态：0 完成（个别行被拒绝也算完成），1 整体被拒绝或失败，2 命令写错`,
  "unknown-command": "没有命令 {command}。用法见 npm run wuding -- help。",
  "unknown-language": "没有语言 {language}，可用：zh、en。",
  "nothing-to-import": "请用 --communities 或 --violations 指定要导入的文件。",
  "bad-map": "--map 中的 {pair} 写法不对，应为 字段=列名，每个字段一次。字段：{fields}。",
  "bad-name": "--name 应为不超过 {most} 个字符、不含控制字符的文本。",
  "missing-role": "缺少选项 --role。可用角色：{roles}。",
  unexpected: "出现意外错误：{message}（设置 WUDING_DEBUG=1 可看详情）",
  "unknown-option": "{message}",
  "missing-option": "缺少选项 --{option}。",
  "unknown-role": "没有角色 {role}。可用角色：{roles}。",
  "unknown-zone": "没有时区 {zone}，应为 IANA 名称，例如 Asia/Shanghai。",
  "unknown-encoding": "不支持编码 {encoding}，可用：utf-8、gbk、gb18030。",
  "in-use": "数据目录 {dataDir} 正被另一进程使用（{owner}），且不能共用。",
  "no-database": "无法连接数据库：{message}",
  "no-file": "读不到文件 {file}：{message}",
  "not-encoding": "文件 {file} 第 {line} 行不是合法的 {encoding} 文本，未导入。可用 --encoding 指定编码：utf-8、gbk、gb18030。",
  "not-text.excel": "文件 {file} 是 Excel 工作簿或压缩包，请另存为 CSV（UTF-8）再导入。",
  "not-text.utf-16": "文件 {file} 是 UTF-16 文本，请另存为 UTF-8 再导入。",
  "not-degrees": "文件 {file} 的坐标系是 {crs}，应为 WGS84 或 CGCS2000 经纬度（度）。",
  "no-field": "文件 {file} 的要素没有可用的字段 {field}。已有字段：{found}。可用 --name-field、--code-field 指定。",
  "not-json": "文件 {file} 不是合法的 JSON：{message}",
  "too-large": "文件 {file} 有 {size} MB，GeoJSON 上限为 {limit} MB。",
  "not-collection": "文件 {file} 应为 GeoJSON FeatureCollection，且至少有一个要素。",
  "communities-refused": "社区文件 {file} 未导入：{count} 个要素有错，一个也没有存入。",
  "communities-read": "已读取社区 {count} 个。",
  "communities-saved": "方案已生效：{city}（{zone}），社区 {communities} 个，每个社区一个责任网格。",
  "communities-same": "{city} 的 {communities} 个社区与现行方案相同，方案不变。",
  "plan-faults": "方案不合法，未存入：",
  "sample-left": "样例城市已不再是当前城市，其演示账号随之失效。请用 user create 建立账号。",
  "no-city": "还没有城市。请先用 --communities 导入社区。",
  "missing-columns": "文件 {file} 缺少列：{missing}。文件中的列：{found}。可用 --map 指定。",
  "empty-file": "文件 {file} 是空的。",
  "no-rows": "文件 {file} 没有数据行。",
  unclosed: "文件 {file} 第 {row} 行的引号没有闭合，从该行起没有读入，之前的行已存入。改正后再次导入即可。",
  reading: "正在导入违法记录",
  "report.title": "导入结果",
  "report.colon": "：",
  "report.inside": "城市以内",
  "report.ambiguous-kinds": "{count}（压线 {line}，重叠 {overlap}，缝隙 {sliver}）",
  "report.kind-counts": "有人在岗 {held}，交界协同 {shared}，无人在岗由中队负责 {gap}，城市以外 {outside}",
  "report.local": "新增自定义类别",
  "report.more": "……另有 {count} 行",
  "report.read": "读取行数",
  "report.taken": "存入",
  "report.known": "此前已有（未重复存入）",
  "report.refused": "拒绝",
  "report.outside": "城市以外",
  "report.ambiguous": "归属不唯一（压线、重叠或缝隙）",
  "report.twice": "时刻出现两次（夏令时），取第一次",
  "report.kinds": "责任判定",
  "report.seconds": "用时（秒）",
  "report.file": "拒绝的行已写入",
  row: "第 {row} 行（含表头），{field}：应为 {expected}，实为 {got}",
  feature: "第 {row} 个要素，{field}：应为 {expected}，实为 {got}",
  "expected.number": "数字，范围 {range}",
  "expected.in-range": "经纬度（度），范围 {range}；数值像是投影坐标或经纬度颠倒",
  "expected.time": "时间，例如 2018-01-01T08:00:00",
  "expected.time-exists": "{zone} 存在的时刻（该时刻因夏令时跳过）",
  "expected.this-age": "1970 年至 2099 年的时间",
  "expected.no-nul": "不含空字符的文本",
  "expected.closed-quote": "闭合的引号",
  "expected.fewer-categories": "已知类别（自定义类别的编号已用完）",
  "expected.day": "存在的日期",
  "expected.text": "不超过 {most} 个字符的非空文本",
  "expected.columns": "至多 {count} 列",
  "expected.channel": "来源渠道之一：{channels}",
  "expected.polygon": "Polygon 或 MultiPolygon",
  "expected.degrees": "经纬度（度）；数值像是投影坐标",
  "expected.closed": "首尾相同的环",
  "expected.points": "至少四个点的环",
  "expected.simple": "不自相交的边界",
  "expected.finite": "有限的数字",
  "expected.unique": "不重复的编码",
  "expected.hole-inside": "位于外环之内的洞",
  "expected.apart": "互不重叠的多边形和洞",
  "expected.one-piece": "内部连通的多边形",
  "got.columns": "{count} 列",
  "token.created": "已为 {name} 建立角色为 {role} 的访问令牌。它只显示这一次：",
  "token.taken": "名称 {name} 已被使用。",
  "token.revoked": "令牌 {name} 已撤销。",
  "token.in-use": "在用",
  "token.none": "没有在用的令牌 {name}。",
  "user.created": "已建立账号 {name}（{role}）。",
  "user.taken": "账号 {name} 已存在。",
  "user.disabled": "账号 {name} 已停用。",
  "user.none": "没有在用的账号 {name}。",
  "user.changed": "账号 {name} 的密码已更换，已登录的会话全部退出。",
  "user.in-use": "在用",
  "user.barred": "已停用",
  "user.no-squad": "现行方案中没有中队 {code}。",
  "user.no-person": "现行方案中没有人员 {code}。",
  "user.password": "密码（至少 {least} 个字符，输入不显示）：",
  "user.again": "再输入一次：",
  "user.differs": "两次输入不同。",
  "user.weak": "密码至少 {least} 个字符。",
  "audit.whole": "审计链完整：{count} 行，最后一行写于 {at}。",
  "audit.empty": "审计还没有内容。",
  "audit.broken": "审计链在第 {id} 行处断开。",
  none: "（无）",
  ...planZh,
} as const;

type Key = keyof typeof zh;

const en: Readonly<Record<Key, string>> = {
  usage: `Usage: npm run wuding -- COMMAND [OPTIONS]

  import   --communities FILE.geojson   bring in communities (areas); each is one grid at first
           --violations FILE.csv        bring in violations
           --map id=COL,lon=COL,lat=COL,category=COL,at=COL[,channel=COL,description=COL]
           --time-zone ZONE             of times without an offset: the city's unless told; Asia/Shanghai for a new one
           --encoding utf-8|gbk|gb18030 --city NAME --name-field FIELD --code-field FIELD
           --source NAME                where the rows come from, the file's name unless told; an id of a source is stored once
           --report FILE.csv            refused rows are written here; DATA_DIR/reports/ unless told
  import   FILE [FILE...]               bring borders, grids, streets, people into a draft (GeoJSON, Shapefile, KML, CSV, XLSX, OSM)
           --as USE                     what the whole file is (communities, persons, street ...); --layer NAME=USE for one layer
           --map ITEM=COL,...           which column is what; --system CODE of the coordinates; --encoding ENCODING
           --draft ID                   goes into that draft; else --new-draft NAME [--based-on ID] [--city NAME] [--time-zone ZONE]
           --whole                      what else the draft has in the lists of the file goes; --replace-ground replaces the city's basemap; --skip-faults leaves out what cannot be read
           --report FILE.csv            faults are written here; DATA_DIR/reports/ unless told
           list | resume ID [options as above]
  version  list | copy ID --name NAME | make --name NAME [--city NAME] [--time-zone ZONE] | compare ID ID
           force ID --from now|TIME | withdraw ID | drop ID
  repair   ID [--tolerance 2] [--fill-gaps 5000] [--apply]          looks at borders and repairs them (metres, square metres)
  divide   ID [--target 10000] [--digits 3] [--apply]               makes cells (square metres)
  district ID --grids N [--squads M] [--tolerance 0.05] [--seed 1] [--compact 1] [--streets 1]
           [--barrier water,rail,wall] [--alternatives K] [--apply K]  makes grids, compares alternatives, takes the K-th
  export   ID --format geojson|shapefile|kml|xlsx --out FILE        writes a whole version; brought in again it is the same
  token    create --name NAME --role ROLE | list | revoke --name NAME
  user     create --name NAME --role ROLE [--display NAME] [--squad CODE] [--person CODE] [--password-stdin]
           list | disable --name NAME | password --name NAME [--password-stdin]
  plan     list
  audit    verify
  help

  --language zh|en   DATA_DIR folder of the embedded database   DATABASE_URL a PostgreSQL of your own
  exit status: 0 done (also with single rows refused), 1 the whole was refused or failed, 2 the command was misspelt`,
  "unknown-command": "There is no command {command}. See npm run wuding -- help.",
  "unknown-language": "There is no language {language}; zh and en are.",
  "nothing-to-import": "Name what is to come in with --communities or --violations.",
  "bad-map": "{pair} in --map should be field=column, each field once. Fields: {fields}.",
  "bad-name": "--name should be a text of at most {most} characters without control characters.",
  "missing-role": "Option --role is missing. Roles: {roles}.",
  unexpected: "Something unexpected went wrong: {message} (WUDING_DEBUG=1 tells more)",
  "unknown-option": "{message}",
  "missing-option": "Option --{option} is missing.",
  "unknown-role": "There is no role {role}. Roles: {roles}.",
  "unknown-zone": "There is no time zone {zone}; an IANA name is expected, such as Asia/Shanghai.",
  "unknown-encoding": "Encoding {encoding} is not known; utf-8, gbk and gb18030 are.",
  "in-use": "The data directory {dataDir} is in use by another process ({owner}) and cannot be shared.",
  "no-database": "The database cannot be reached: {message}",
  "no-file": "File {file} cannot be read: {message}",
  "not-encoding":
    "File {file} is not {encoding} text in line {line}; nothing came in. Name its encoding with --encoding: utf-8, gbk or gb18030.",
  "not-text.excel": "File {file} is an Excel workbook or an archive; save it as CSV (UTF-8) first.",
  "not-text.utf-16": "File {file} is UTF-16 text; save it as UTF-8 first.",
  "not-degrees": "File {file} has the coordinate system {crs}; WGS84 or CGCS2000 in degrees is expected.",
  "no-field": "The features of {file} have no usable field {field}. They have: {found}. Name one with --name-field or --code-field.",
  "not-json": "File {file} is not JSON: {message}",
  "too-large": "File {file} has {size} MB; GeoJSON may have {limit} MB.",
  "not-collection": "File {file} should be a GeoJSON FeatureCollection with at least one feature.",
  "communities-refused": "The communities of {file} did not come in: {count} features are wrong, none was stored.",
  "communities-read": "{count} communities read.",
  "communities-saved": "The plan is in force: {city} ({zone}), {communities} communities, one grid each.",
  "communities-same": "The {communities} communities of {city} are those of the plan in force; it stays.",
  "plan-faults": "The plan is not lawful and was not stored:",
  "sample-left": "The sample city is no longer the current one; its demo accounts no longer work. Make accounts with user create.",
  "no-city": "There is no city yet. Bring in communities first, with --communities.",
  "missing-columns": "File {file} lacks columns: {missing}. It has: {found}. Name them with --map.",
  "empty-file": "File {file} is empty.",
  "no-rows": "File {file} has no rows.",
  unclosed:
    "File {file} has a quote in row {row} that is never closed: nothing was read from there on, what stands before is stored. Mend it and import again.",
  reading: "Bringing in violations",
  "report.title": "Import report",
  "report.colon": ": ",
  "report.inside": "inside the city",
  "report.ambiguous-kinds": "{count} (on a line {line}, in an overlap {overlap}, in a sliver {sliver})",
  "report.kind-counts": "held {held}, shared {shared}, gap {gap}, outside {outside}",
  "report.local": "new local categories",
  "report.more": "... and {count} more",
  "report.read": "rows read",
  "report.taken": "taken",
  "report.known": "known already (not stored again)",
  "report.refused": "refused",
  "report.outside": "outside the city",
  "report.ambiguous": "ambiguous (on a line, in an overlap or a sliver)",
  "report.twice": "times the clock showed twice, first one taken",
  "report.kinds": "responsibility",
  "report.seconds": "seconds",
  "report.file": "refused rows are in",
  row: "row {row} (the head is row 1), {field}: expected {expected}, got {got}",
  feature: "feature {row}, {field}: expected {expected}, got {got}",
  "expected.number": "a number, {range}",
  "expected.in-range": "degrees, {range}; the number looks projected, or longitude and latitude are exchanged",
  "expected.time": "a time such as 2018-01-01T08:00:00",
  "expected.time-exists": "a time that exists in {zone} (the clock skipped this one)",
  "expected.this-age": "a time from 1970 to 2099",
  "expected.no-nul": "text without a null character",
  "expected.closed-quote": "a quote that is closed",
  "expected.fewer-categories": "a known category (the numbers for local ones are used up)",
  "expected.day": "a day that exists",
  "expected.text": "some text, at most {most} characters",
  "expected.columns": "at most {count} columns",
  "expected.channel": "one of the channels {channels}",
  "expected.polygon": "Polygon or MultiPolygon",
  "expected.degrees": "longitude and latitude in degrees; the numbers look projected",
  "expected.closed": "a ring that ends where it began",
  "expected.points": "a ring of four points or more",
  "expected.simple": "a boundary that does not cross itself",
  "expected.finite": "finite numbers",
  "expected.unique": "a code of its own",
  "expected.hole-inside": "a hole within its shell",
  "expected.apart": "polygons and holes that do not overlap",
  "expected.one-piece": "a polygon whose inside is in one piece",
  "got.columns": "{count} columns",
  "token.created": "A token for {name} with role {role}. It is shown this once:",
  "token.taken": "The name {name} is in use.",
  "token.revoked": "Token {name} is revoked.",
  "token.in-use": "in use",
  "token.none": "There is no token {name} in use.",
  "user.created": "Account {name} made ({role}).",
  "user.taken": "There is an account {name} already.",
  "user.disabled": "Account {name} is barred.",
  "user.none": "There is no account {name} in use.",
  "user.changed": "Account {name} has a new password; its sessions are ended.",
  "user.in-use": "in use",
  "user.barred": "barred",
  "user.no-squad": "The plan in force has no squad {code}.",
  "user.no-person": "The plan in force has no person {code}.",
  "user.password": "Password ({least} characters or more, not shown): ",
  "user.again": "Once more: ",
  "user.differs": "The two differ.",
  "user.weak": "A password has {least} characters or more.",
  "audit.whole": "The audit's chain is whole: {count} rows, the last written at {at}.",
  "audit.empty": "The audit is empty.",
  "audit.broken": "The audit's chain is broken at row {id}.",
  none: "(none)",
  ...planEn,
};

/** Languages of the commands. */
export type Language = "zh" | "en";

/** Says a sentence with its values. */
export type Say = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Sentences in a language. */
export function words(language: Language): Say {
  const list: Readonly<Record<Key, string>> = language === "en" ? en : zh;
  return (key, values = {}) => list[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
