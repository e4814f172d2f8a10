"""The sets of measured papers: which paper belongs to which; what each set is for stands in README.md."""

from pathlib import Path

FIRST = (
    "caldermouth-action-plan-2017",
    "cotterstoke-protection-2012",
    "eastmarch-improvement-2016",
    "garthwick-plan-2025",
    "holmsea-hwb-2015",
    "larkhythe-precis-2017",
    "merrowshire-monitoring-2023",
    "penhallow-lscb-2014",
    "rushcombe-partnership-2019",
    "skelby-minutes-2018",
    "tarnbridge-cabinet-2019",
    "whinfell-parenting-2024",
    "wyvern-vale-scrutiny-2021",
    "yarlside-peer-2022",
)
SECOND = (
    "fenwardine-hwb-2016",
    "hallowdale-cabinet-2023",
    "hexworth-cabinet-2019",
    "kingsbeck-action-plan-2015",
    "mallardshire-lscb-2016",
    "oxley-bay-plan-2022",
    "peverstone-page-2024",
    "ribblecote-scrutiny-2016",
    "sallowby-scrutiny-2015",
    "stanmoor-improvement-2017",
    "trevessa-minutes-2017",
    "wrexcombe-parenting-2022",
)
FOURTH = (
    "brantley-plan-2025",
    "carrowby-item-2024",
    "dunmarsh-scrutiny-2015",
    "elmshire-lscb-2014",
    "haverley-cabinet-2022",
    "kelderby-parenting-2020",
    "langerton-focused-2019",
    "lynsbury-improvement-2018",
    "midstow-issue-2021",
    "ottermouth-action-plan-2016",
    "portgannet-minutes-2011",
    "stourcombe-hwb-2017",
)
FIFTH = (
    "aldermarsh-scrutiny-2023",
    "brackenshire-improvement-2014",
    "castleby-item-2022",
    "dunmere-decision-2019",
    "eskerton-plan-2025",
    "fallowmoor-action-plan-2018",
    "greyhaven-partnership-2021",
    "hartsmouth-parenting-2017",
    "iverdale-minutes-2012",
    "kennetsby-monitoring-2021",
    "lowmarsh-hwb-2018",
    "thornmere-cabinet-2016",
)
SIXTH = (
    "ashminster-improvement-2019",
    "cragmouth-minutes-2010",
    "eddlestone-hwb-2023",
    "harnbridge-cabinet-2024",
    "lydenham-parenting-2018",
    "marlcombe-scrutiny-2014",
    "orsbury-plan-2023",
    "pendlecroft-action-plan-2014",
    "rothersea-lscb-2013",
    "selworth-item-2025",
    "tollerby-issue-2016",
    "whitmere-focused-2021",
)
SEVENTH = (
    "bexcombe-action-plan-2015",
    "dovermoor-lscb-2015",
    "farrowdale-cabinet-2022",
    "grenmouth-monitoring-2018",
    "hawkstead-minutes-2013",
    "isenbury-hwb-2014",
    "norbeck-parenting-2023",
    "oakenhope-plan-2023",
    "quenby-scrutiny-2016",
    "ravensmoor-improvement-2020",
    "saltmarch-issue-2024",
    "winterhulme-item-2019",
)
_APART = {*FIRST, *SECOND, *FOURTH, *FIFTH, *SIXTH, *SEVENTH}
THIRD = tuple(sorted({path.parent.name for path in Path(__file__).parent.glob("*/source.md")} - _APART))
