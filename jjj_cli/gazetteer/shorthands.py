"""What people type for a metric where they would print more: `pm25`, 人口, 进出口.

These are no names: in a text 人口 may be anybody's, so nothing that is read goes by them, and nothing that is entered;
an answer says in full what it is of.
"""

from collections.abc import Mapping

from jjj_cli.gazetteer.names import fold
from jjj_cli.record.records import Metric

SHORTHANDS: dict[str, tuple[str, ...]] = {
    "gdp": ("GDP总量",),
    "gdp-growth": ("GDP增长率", "经济增长", "经济增长率", "economic growth", "growth"),
    "gdp-per-capita": ("gdp per head", "gdp per person"),
    "primary-industry-value-added": ("一产", "第一产业"),
    "secondary-industry-value-added": ("二产", "第二产业"),
    "tertiary-industry-value-added": ("三产", "第三产业", "服务业", "services"),
    "primary-industry-share": ("一产占比", "第一产业占比"),
    "secondary-industry-share": ("二产占比", "第二产业占比"),
    "tertiary-industry-share": ("三产占比", "第三产业占比", "服务业占比", "services share"),
    "population": ("人口", "residents"),
    "population-registered": ("户籍",),
    "nonlocal-population": ("外来人口", "migrants"),
    "urbanization-rate": ("城镇化", "城市化", "urbanization", "urbanisation", "urban share"),
    "area": ("面积", "土地面积", "国土面积"),
    "general-public-budget-revenue": (
        "财政收入",
        "预算收入",
        "公共预算收入",
        "fiscal revenue",
        "budget revenue",
        "revenue",
    ),
    "general-public-budget-expenditure": (
        "财政支出",
        "预算支出",
        "fiscal expenditure",
        "budget expenditure",
    ),
    "tax-revenue": ("税收", "taxes", "tax"),
    "government-debt-balance": ("政府债务", "地方债", "debt"),
    "resident-disposable-income": (
        *("居民收入", "人均收入", "可支配收入", "人均可支配收入", "居民可支配收入"),
        *("disposable income", "household income", "income"),
    ),
    "urban-disposable-income": ("城镇居民收入", "城镇收入", "城镇居民可支配收入"),
    "rural-disposable-income": ("农民收入", "农村居民收入", "农村收入", "农村居民可支配收入"),
    "urban-rural-income-ratio": ("城乡差距", "城乡收入差距"),
    "resident-consumption-expenditure": ("消费支出", "人均消费", "居民消费支出", "consumption"),
    "average-wage": ("工资", "wage", "wages", "average pay"),
    "retail-sales": ("零售额", "零售", "消费品零售", "retail"),
    "fixed-asset-investment": ("固定资产投资", "固投", "fixed investment"),
    "fixed-asset-investment-growth": ("投资增速", "固定资产投资增长"),
    "real-estate-investment": ("房地产投资", "property investment"),
    "trade-value": ("进出口", "外贸", "外贸进出口", "trade"),
    "export-value": ("出口", "export"),
    "import-value": ("进口", "import"),
    "foreign-capital-utilized": ("外资", "利用外资", "FDI", "foreign investment", "foreign capital"),
    "deposit-balance": ("存款", "deposit"),
    "loan-balance": ("贷款", "loan"),
    "forest-coverage": ("森林", "forest", "forests"),
    "forest-area": ("林地", "林地面积"),
    "wetland-area": ("湿地", "wetlands"),
    "pm25-annual-mean": ("PM2.5", "PM2.5浓度", "细颗粒物", "细颗粒物浓度", "fine particles"),
    "pm10-annual-mean": ("PM10", "PM10浓度", "可吸入颗粒物"),
    "ozone-annual": ("臭氧", "O3", "ozone"),
    "no2-annual-mean": ("二氧化氮", "NO2"),
    "so2-annual-mean": ("二氧化硫", "SO2"),
    "good-air-day-share": ("空气质量", "优良率", "空气质量优良率", "优良天数比例", "空气优良率", "air quality"),
    "heavy-pollution-days": ("重污染", "重污染日"),
    "water-resources-total": ("水资源", "water resources"),
    "water-use-total": ("用水", "water use"),
    "energy-intensity": ("能耗强度",),
    "electricity-consumption": ("用电", "电力消费", "electricity"),
    "grain-output": ("粮食", "grain"),
    "highway-mileage": ("公路", "roads", "highways"),
    "expressway-mileage": ("高速公路", "高速", "expressway", "expressways"),
    "railway-mileage": ("铁路", "铁路里程", "railway", "railways"),
    "hsr-mileage": ("高铁", "高速铁路", "hsr", "high-speed rail"),
    "port-cargo-throughput": ("港口吞吐量", "port throughput", "cargo"),
    "port-container-throughput": ("集装箱", "containers"),
    "airport-passengers": ("机场旅客", "机场吞吐量", "passengers"),
    "rd-expenditure": ("研发", "研发投入", "研发经费", "R&D", "rd", "R&D spending", "research spending"),
    "patent-grant-count": ("专利", "patents", "patent"),
    "tech-contract-value": ("技术合同", "技术交易", "技术交易额"),
    "high-tech-enterprise-count": ("高新技术企业", "高新企业", "高企", "high-tech firms"),
    "hospital-beds": ("床位", "床位数", "beds"),
    "hospital-count": ("医院", "hospitals"),
    "licensed-doctors": ("医生", "医师", "doctors"),
    "higher-education-students": ("大学生", "高校学生", "在校大学生", "university students"),
    "project-count": ("项目", "协同项目", "承接项目", "project"),
    "tourism-revenue": ("旅游", "tourism"),
    "tourist-visits": ("游客", "tourists", "visitors"),
}


def metrics_in_short(metrics: Mapping[str, Metric], typed: str) -> list[Metric]:
    """Give the metric that is meant by what is typed in short; none where the store has no such metric."""
    asked = fold(typed)
    return [
        metrics[metric]
        for metric, words in SHORTHANDS.items()
        if metric in metrics and any(fold(word) == asked for word in words)
    ]
