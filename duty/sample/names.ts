import type { Dice } from "./dice";

/** The sample city's name; marked as a sample wherever it stands. */
export const CITY = "云泽市（样例）";
/** County code that GB/T 2260 does not assign. */
export const COUNTY = "419999";
/** Streets that run from west to east, the middle one first. */
export const EAST_WEST = [
  "人民路",
  "建设路",
  "解放路",
  "和平路",
  "文化路",
  "新华路",
  "工农路",
  "东风路",
  "健康路",
  "朝阳路",
  "滨湖路",
  "学府路",
  "振兴路",
  "兴业路",
  "金桥路",
  "北环路",
  "南环路",
];
/** Streets that run from south to north, the middle one first. */
export const SOUTH_NORTH = [
  "中山大街",
  "胜利街",
  "青年街",
  "光明街",
  "育才街",
  "民主街",
  "团结街",
  "前进街",
  "友谊街",
  "迎宾大道",
  "云水街",
  "书院街",
  "槐荫街",
  "锦绣街",
  "东环路",
  "西环路",
  "望岳街",
];
/** The road across the others, and the one along the river. */
export const DIAGONAL = "云洛大道";
/** The river, the lake, the parks. */
export const RIVER = "泽河";
/** 街道办事处: two west of the river, two east of it. */
export const OFFICES = ["城关街道", "北关街道", "河东街道", "云湖街道"];
/** 中队: the old town, north and south of it, then east of the river. */
export const SQUADS = ["城关中队", "北关中队", "南关中队", "河东中队", "云湖中队"];
/** 社区, as many as the city needs. */
export const COMMUNITIES = [
  "书院",
  "东关",
  "西关",
  "北门",
  "南门",
  "文昌",
  "槐荫",
  "云亭",
  "望河",
  "清源",
  "泽畔",
  "金桥",
  "新华",
  "翠湖",
  "桃源",
  "柳林",
  "青龙",
  "三里桥",
  "五里堡",
  "石桥",
];
const SURNAMES = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文",
];
const GIVEN = [
  ..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华慧建国文辉力波斌宁浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘",
];

/** Names of persons, no two alike. */
export function personNames(chance: Dice): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const name = chance.pick(SURNAMES) + chance.pick(GIVEN) + (chance.chance(0.7) ? chance.pick(GIVEN) : "");
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}

/** Names of key places by kind. */
export const PLACES = {
  market: ["城关农贸市场", "东关菜市场", "北门综合市场", "河东农贸市场", "云湖菜市场", "新华便民市场", "柳林农贸市场", "金桥菜市场"],
  school: [
    "云泽市第一小学",
    "云泽市第二小学",
    "实验小学",
    "文昌小学",
    "河东小学",
    "北关小学",
    "云湖小学",
    "城关中学",
    "云泽市第一中学",
    "云泽市第二中学",
    "河东中学",
    "泽畔小学",
    "书院小学",
    "金桥中学",
  ],
  mall: ["云泽购物中心", "新华百货", "万和广场", "金桥商城", "河东超市"],
  "food-street": ["槐荫小吃街", "泽河夜市", "青年街美食街", "云湖食坊"],
  fringe: [
    "三里桥城乡结合部",
    "五里堡城乡结合部",
    "石桥城乡结合部",
    "桃源城乡结合部",
    "柳林城乡结合部",
    "青龙城乡结合部",
    "北环城乡结合部",
    "南环城乡结合部",
  ],
  hospital: ["云泽市人民医院", "云泽市中医院", "河东医院"],
  station: ["云泽汽车站"],
  park: ["云湖公园", "泽河公园", "文昌公园"],
} as const;

/** What the fully staffed draft of the sample city is called. */
export const STAFFED_DRAFT = "错时上班满编方案（草案）";
