/** Sentences of the commands. Chinese is the source; {name} stands for a value. */
const zh = {
  usage: `用法：npm run wuding -- 命令 [选项]

  import   --communities 文件.geojson   导入社区（面）；每个社区先作为一个责任网格
           --violations 文件.csv        导入违法记录
           --map id=列,lon=列,lat=列,category=列,at=列[,channel=列,description=列]
           --time-zone 时区             缺省为城市现用时区，新城市为 Asia/Shanghai
           --encoding utf-8|gbk|gb18030 --city 名称 --name-field 字段 --code-field 字段
           --source 名称                记录来源，同一来源同一编号只存一次
           --report 文件.csv            被拒绝的行写到这里
  token    create --name 名称 --role 角色 | list | revoke --name 名称
  user     create --name 账号 --role 角色 [--display 姓名] [--squad 中队编码] [--person 人员编码] [--password-stdin]
           list | disable --name 账号
  plan     list
  audit    verify
  help

  --language zh|en   DATA_DIR 内置数据库目录   DATABASE_URL 使用自己的 PostgreSQL`,
  "unknown-command": "没有命令 {command}。",
  "unknown-option": "{message}",
  "missing-option": "缺少选项 --{option}。",
  "unknown-role": "没有角色 {role}。可用角色：{roles}。",
  "unknown-zone": "没有时区 {zone}，应为 IANA 名称，例如 Asia/Shanghai。",
  "unknown-encoding": "不支持编码 {encoding}，可用：utf-8、gbk、gb18030。",
  "in-use": "数据目录 {dataDir} 正被另一进程使用（{owner}），且不能共用。",
  "no-database": "无法连接数据库：{message}",
  "no-file": "读不到文件 {file}：{message}",
  "not-encoding": "文件 {file} 不是合法的 {encoding} 文本（第 {byte} 字节附近）。可用 --encoding 指定编码，例如 gbk。",
  "not-json": "文件 {file} 不是合法的 JSON：{message}",
  "too-large": "文件 {file} 有 {size} MB，GeoJSON 上限为 {limit} MB。",
  "not-collection": "文件 {file} 应为 GeoJSON FeatureCollection，且至少有一个要素。",
  "communities-refused": "社区文件未导入：{count} 个要素有错，一个也没有存入。",
  "communities-read": "已读取社区 {count} 个。",
  "communities-saved": "方案已生效：{city}，社区 {communities} 个，每个社区一个责任网格。",
  "plan-faults": "方案不合法，未存入：",
  "sample-left": "样例城市已不再是当前城市，其演示账号随之失效。请用 user create 建立账号。",
  "no-city": "还没有城市。请先用 --communities 导入社区。",
  "missing-columns": "文件 {file} 缺少列：{missing}。文件中的列：{found}。可用 --map 指定。",
  "empty-file": "文件 {file} 没有数据行。",
  reading: "正在导入违法记录",
  "report.title": "导入结果",
  "report.read": "读取行数",
  "report.taken": "存入",
  "report.known": "此前已有（未重复存入）",
  "report.refused": "拒绝",
  "report.outside": "城市以外",
  "report.ambiguous": "归属不唯一（压线、重叠或缝隙）",
  "report.line": "压线",
  "report.overlap": "重叠",
  "report.sliver": "缝隙",
  "report.twice": "时刻出现两次（夏令时），取第一次",
  "report.kinds": "责任判定",
  "report.seconds": "用时（秒）",
  "report.file": "拒绝的行已写入",
  row: "第 {row} 行，{field}：应为 {expected}，实为 {got}",
  feature: "第 {row} 个要素，{field}：应为 {expected}，实为 {got}",
  "expected.number": "数字，范围 {range}",
  "expected.time": "时间，例如 2018-01-01T08:00:00",
  "expected.time-exists": "存在的时刻（该时刻因夏令时跳过）",
  "expected.day": "存在的日期",
  "expected.text": "非空文本",
  "expected.columns": "{count} 列",
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
  "token.none": "没有在用的令牌 {name}。",
  "user.created": "已建立账号 {name}（{role}）。",
  "user.taken": "账号 {name} 已存在。",
  "user.disabled": "账号 {name} 已停用。",
  "user.none": "没有在用的账号 {name}。",
  "user.password": "密码（至少 10 个字符）：",
  "user.weak": "密码至少 10 个字符。",
  "audit.whole": "审计链完整。",
  "audit.broken": "审计链在第 {id} 行处断开。",
  none: "（无）",
} as const;

type Key = keyof typeof zh;

const en: Readonly<Record<Key, string>> = {
  usage: `Usage: npm run wuding -- COMMAND [OPTIONS]

  import   --communities FILE.geojson   bring in communities (areas); each is one grid at first
           --violations FILE.csv        bring in violations
           --map id=COL,lon=COL,lat=COL,category=COL,at=COL[,channel=COL,description=COL]
           --time-zone ZONE             that of the city unless told; Asia/Shanghai for a new one
           --encoding utf-8|gbk|gb18030 --city NAME --name-field FIELD --code-field FIELD
           --source NAME                where the rows come from; an id of a source is stored once
           --report FILE.csv            refused rows are written here
  token    create --name NAME --role ROLE | list | revoke --name NAME
  user     create --name NAME --role ROLE [--display NAME] [--squad CODE] [--person CODE] [--password-stdin]
           list | disable --name NAME
  plan     list
  audit    verify
  help

  --language zh|en   DATA_DIR folder of the embedded database   DATABASE_URL a PostgreSQL of your own`,
  "unknown-command": "There is no command {command}.",
  "unknown-option": "{message}",
  "missing-option": "Option --{option} is missing.",
  "unknown-role": "There is no role {role}. Roles: {roles}.",
  "unknown-zone": "There is no time zone {zone}; an IANA name is expected, such as Asia/Shanghai.",
  "unknown-encoding": "Encoding {encoding} is not known; utf-8, gbk and gb18030 are.",
  "in-use": "The data directory {dataDir} is in use by another process ({owner}) and cannot be shared.",
  "no-database": "The database cannot be reached: {message}",
  "no-file": "File {file} cannot be read: {message}",
  "not-encoding": "File {file} is not {encoding} text (near byte {byte}). Name its encoding with --encoding, for example gbk.",
  "not-json": "File {file} is not JSON: {message}",
  "too-large": "File {file} has {size} MB; GeoJSON may have {limit} MB.",
  "not-collection": "File {file} should be a GeoJSON FeatureCollection with at least one feature.",
  "communities-refused": "The communities did not come in: {count} features are wrong, none was stored.",
  "communities-read": "{count} communities read.",
  "communities-saved": "The plan is in force: {city}, {communities} communities, one grid each.",
  "plan-faults": "The plan is not lawful and was not stored:",
  "sample-left": "The sample city is no longer the current one; its demo accounts no longer work. Make accounts with user create.",
  "no-city": "There is no city yet. Bring in communities first, with --communities.",
  "missing-columns": "File {file} lacks columns: {missing}. It has: {found}. Name them with --map.",
  "empty-file": "File {file} has no rows.",
  reading: "Bringing in violations",
  "report.title": "Import report",
  "report.read": "rows read",
  "report.taken": "taken",
  "report.known": "known already (not stored again)",
  "report.refused": "refused",
  "report.outside": "outside the city",
  "report.ambiguous": "ambiguous (on a line, in an overlap or a sliver)",
  "report.line": "on a line",
  "report.overlap": "in an overlap",
  "report.sliver": "in a sliver",
  "report.twice": "times the clock showed twice, first one taken",
  "report.kinds": "responsibility",
  "report.seconds": "seconds",
  "report.file": "refused rows are in",
  row: "row {row}, {field}: expected {expected}, got {got}",
  feature: "feature {row}, {field}: expected {expected}, got {got}",
  "expected.number": "a number, {range}",
  "expected.time": "a time such as 2018-01-01T08:00:00",
  "expected.time-exists": "a time that exists (the clock skipped this one)",
  "expected.day": "a day that exists",
  "expected.text": "some text",
  "expected.columns": "{count} columns",
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
  "token.none": "There is no token {name} in use.",
  "user.created": "Account {name} made ({role}).",
  "user.taken": "There is an account {name} already.",
  "user.disabled": "Account {name} is barred.",
  "user.none": "There is no account {name} in use.",
  "user.password": "Password (10 characters or more): ",
  "user.weak": "A password has 10 characters or more.",
  "audit.whole": "The audit's chain is whole.",
  "audit.broken": "The audit's chain is broken at row {id}.",
  none: "(none)",
};

/** Says a sentence with its values. */
export type Say = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Sentences in a language. */
export function words(language: "zh" | "en"): Say {
  const list: Readonly<Record<Key, string>> = language === "en" ? en : zh;
  return (key, values = {}) => list[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
