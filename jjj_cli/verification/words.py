"""What drafts say around a figure beside its subject: plain words, and words that change what it is of. Data alone."""


def _words(text: str) -> tuple[str, ...]:
    """Give the words of a text."""
    return tuple(text.split())


# Words that say nothing of what is measured: a clause that has no others but a series' own is about that series.
PLAIN = _words(
    """
    截至目前 截止目前 截至 截止 目前 现在 如今 眼下 当前 当下 两地 三地 各地 至今 迄今 今天 近日 日前 一直
    已经 已有 已达 已 现有 现已 现 今 共有 共计 共 总计 合计 累计 累積 总共 一共 约有 拥有 只有 仅有 仅为 仅
    只 才 均为 均 都 也 还 又 再 更 就 便 则 且 并 而 达到了 达到 达成 达 为 為 是 有 成为 实现 实施 完成
    做到 取得 录得 形成 建成 提高到 提升到 增加到 增长到 扩大到 上升到 下降到 降低到 减少到 发展到 提高 提升
    增加 增长 扩大 上升 下降 降低 减少 发展 增至 升至 降至 跃升 攀升 稳定 保持 维持 站上 迈上 迈入 突破 超过
    超 逾 近 约 高达 多达 不足 不到 不少于 不超过 不低于 至少 最多 大约 接近 将近 左右 以上 以下 以内 大关
    水平 总量 总数 总 数量 规模 数字 这一数字 这个数字 数据 指标 一项 情况 结果 分别为 分别是 分别达 分别有
    分别 依次 同期 全年 全域 境内 辖区 区域 地区 范围内 范围 本地 当地 这里 那里 这座 这片 此地 该地 年末
    年底 年初 末 底 初 年 月 日 时 期间 一年 每年 统计显示 数据显示 统计 显示 表明 介绍 公布 发布 通报 公报
    据悉 据 记者 获悉 了解到 根据 按照 按 说 称 表示 指出 报告 报道 消息 设立 成立 包含 包括 亿元 万元 快于
    慢于 高于 低于 好于 优于 领先 的 了 着 得 在 中 内 里 上 其 以 至 到 从 由 自 于 与 和 及 等 个 这 此 该
    那 它 他们 我们 人们 我 你 们 一 两 三 全市 全省 全区 全县 全国 市 省 区 县 全 各 每 力争 目标 规划 计划
    预计 将 要 拟 争取 有望 确保 提出 河山 大地 古城 古都 如期 成功 稳步 持续 进一步 不断 明显 显著 大幅
    首次 首 就有 便有 仍有 仍 依然 仍然 另 另有 另外 此外 同时 零时 登记 记录到 记录 承载 居住 生活 常年
    当中 其间 之间 之一 情形 那么 大概 恰好 正好 整整 足足 真正 真实 准确 不过 但 但是 然而 虽 虽然 因 因为
    所以 因此 据了解 官方 权威 官网 部门 有关 相关 主任 局长 书记 市长 区长 县长 负责人
    """
)

# A figure of these is of a part of what the series counts, of some other body, or is another kind of figure altogether.
PART_AFTER = ("中", "当中", "里面", "之中", "内部")
BODIES = _words(
    """
    平原区 平原 山区 林场 农场 牧场 大学 学院 中学 小学 学校 医院 公司 集团 企业总部 工厂 银行 研究院 研究所
    日报 晚报 晨报 时报 电视台 新闻 社区 街道 办事处 开发区 经开区 高新区 新区 园区 产业园 工业园 科技园
    物流园 公园 景区 风景区 机场 国际机场 港区 港口 港 火车站 西站 南站 东站 北站 地铁 轨道交通 环球影城
    大厦 酒店 冬奥 现代 高铁 城区 主城区 中心城区 核心区 市区 湿地 水库 保护区 自然保护区 避暑山庄 山庄
    博物馆 体育馆 会展中心 商贸城 自贸试验区 自贸区 经济开发区 协同 一体化 协同发展 冬奥会 大桥 流域 段 镇
    乡 村
    """
)
# With these a longer name ends that began with a region: 渤海新区绿色化工研究院.
NAMES = ("研究院", "研究所", "大学", "学院", "公司", "集团", "中学", "医院", "产业园", "实验室", "电厂", "工厂")
# Of what a figure that no series names is mostly one of: names that begin with a region's and go on.
COMPARED = (
    r"(?:(?<!占)比|较|相比)[^，。；,;\n]{1,24}"
    r"(?:高|低|多|少|快|慢|大|小|增|减|提高|下降|上升|降|升)(?:出|了|约|近|超|逾|超过)?[^，。；\d]{0,3}$"
)
# What growth is counted from, and no other thing that something is compared with: 比上年增长5.2%.
OVER_THE_YEAR = (
    r"(?:比|较)(?:上年|去年|上一年)(?:同期)?(?:实际|名义)?"
    r"(?:增长|下降|增|降|提高|回落|增加|减少)(?:了|约|近|超|逾|超过)?$"
)
CONDITION = ("如果", "假如", "假设", "倘若", "若", "一旦", "设想")
PAST = _words(
    """
    曾经 曾 当时 彼时 此前 以前 之前 原来 原先 原有 起初 之初 初期 最初 一度 那时 那年 上世纪 历史上 设立时
    成立时 建立时 起步时 建区时 昔日 当初
    """
)
NOW = _words(
    """
    目前 现在 如今 眼下 当前 当下 现有 现 迄今 至今 已 今
    """
)
TARGETS = _words(
    """
    力争 目标 规划 计划 预计 将达 将超 将突破 将实现 将提高 将增 将形成 将建 有望 拟 争取 确保 要达到
    要求达到 提出 设定 打造 定下 奋斗
    """
)
# What says that a result is meant, beside a target of the same number.
RESULTS = ("已达", "已经", "已", "实际", "现有", "现已", "目前", "截至")

# The same of stretches of land, whatever follows: 承德市塞罕坝机械林场森林覆盖率.
GROUNDS = ("林场", "农场", "牧场", "风景区", "保护区", "湿地公园", "森林公园")
# What narrows or changes what is measured: where a series does not name it, the figure is none of the series.
QUALIFIERS = _words(
    """
    实际 名义 户籍 流动 外来 暂住 城镇 农村 乡村 规模以上 工业 农业 服务业 第一产业 第二产业 第三产业
    数字经济 海洋 民营 外资 新增 净增 人均 户均 日均 月均 最高 最低 平原 山区 建成区 城区 市区 村庄 私人
    高技术 战略性新兴 可比 不变价
    """
)

# What a draft speaks of besides the region that the store is of: a figure of these is of none of its regions.
ELSEWHERE = _words(
    """
    上海 重庆 广东 江苏 浙江 山东 山西 河南 湖北 湖南 安徽 江西 福建 四川 贵州 云南 陕西 甘肃 青海 辽宁 吉林
    黑龙江 海南 广西 西藏 宁夏 新疆 香港 澳门 台湾 深圳 广州 杭州 南京 苏州 成都 武汉 西安 青岛 大连 沈阳
    郑州 长三角 珠三角 粤港澳 东北 美国 日本 韩国 德国 英国 法国 欧盟 东京 纽约 伦敦
    """
)

# What a series of changes is named by: only these are judged where a figure is said to have grown or fallen.
CHANGES = ("增速", "增长", "降幅", "增幅", "下降", "涨幅")
# How a draft says what such a series is named by: GDP增速 is GDP增长5.2%.
CHANGES_SAID = (("增长率", "增长"), ("增速", "增长"), ("增幅", "增长"), ("降幅", "下降"))
# What a draft's time says without words: a figure of a month is a month's mean.
OF_A_CENSUS = ("人口", "口普", "普查", "查常")
OF_A_YEAR = ("年均",)
OF_A_MONTH = ("月均",)
OF_A_PART = ("年内", "累计", "计平")
# What is estimated from samples until the next census counts it, and revised then.
ESTIMATED = ("常住", "城镇化率", "总人口")
# What a share is named by, and what says in a draft that a figure is one.
SHARES = ("占比", "比重", "占")
# Words of a metric's name that are left out in print, or that every other one has: they distinguish nothing.
NAME_TAILS = ("项数", "个数", "数", "（面积）", "（推算）", "（未分常住户籍）", "总数", "数量")
# How something was counted, which a draft need not say.
METHODS = ("普查",)
# What of a basis tells how a source put it, and not what is counted.
ASIDE = ("未写明", "未给", "原文", "不是", "未说明")
# The words that a basis has as a sentence has them, and which name nothing.
IDLE = ("的", "在", "中", "里", "与", "和", "及", "等", "全市", "全省", "全区", "当地", "其中", "方面", "所称")
# What the titles of tables say beside what is counted in them.
TITLES = _words(
    """
    国民经济和社会发展 国民经济 经济社会 统计公报 统计表 一览表 对比表 情况表 数据表 对照表 排行榜 排行 排名
    一览 对比 比较 变化 情况 主要 指标 数据 统计 公报 概况 结构 速报 快报 附表 续表 历年 分地区 分城市 各地区 各城市
    各地市 各地 各市 各区 各县 三地 两地 部分城市 主要城市 重点城市 如下表所示 如下表 如下 见下表 下表 为 的
    """
)
