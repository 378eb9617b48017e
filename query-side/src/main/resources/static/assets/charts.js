// Draws the charts of dashboards from the JSON in data-chart; the table below each says the same and is folded once it is drawn.
// Tooltips are drawn, too: markup with styles in it is forbidden here.
(() => {
    const PALETTE = ["#3d8f8a", "#4a90c2", "#b8842a", "#9a6fc4", "#c8574b", "#5fa36f", "#8a7a70", "#6b7fd7", "#c4689a", "#7d9a3c", "#5aa7a7", "#a88f5a"];
    const STAGES = {__missing__: "--line-strong", PROSPECT: "--identity", ACQUIRED: "", DEVELOPING: "--contact", LOYAL: "--purchase", AT_RISK: "--alarm", CHURNED: "--churn", WON_BACK: "--loyalty"};
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const colour = (key, index) => key === "ACQUIRED" ? "#6ba3bd" : STAGES[key] ? token(STAGES[key]) : PALETTE[index % PALETTE.length];
    const whole = new Intl.NumberFormat(document.documentElement.lang, {maximumFractionDigits: 2});
    const number = value => value == null ? "–" : whole.format(value);

    const common = () => ({
        animation: !still.matches,
        aria: {enabled: false},
        textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: token("--text")},
        tooltip: {renderMode: "richText", backgroundColor: token("--raised"), borderColor: token("--line"), textStyle: {color: token("--text"), fontSize: 12}, valueFormatter: number},
    });

    const legend = () => ({type: "scroll", top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: {color: token("--muted"), fontSize: 12}, pageTextStyle: {color: token("--muted")}, pageIconColor: token("--accent"), pageIconInactiveColor: token("--line")});
    const label = {fontSize: 11};

    const SLOT = 90;
    // Whatever is no month has its name, aslant where there is no room for it.
    const each = (chart, room) => chart.monthly ? {} : {interval: 0, rotate: room / chart.categories.length < SLOT ? 40 : 0};

    const axes = (chart, room) => {
        const lying = chart.kind === "LYING_BARS";
        const stacked = chart.kind === "STACKED_BARS";
        const many = chart.series.length > 1;
        const names = {type: "category", data: chart.categories.map(mark => mark.name), inverse: lying,
            axisLabel: {...label, color: token("--muted"), width: lying ? 110 : SLOT, overflow: "truncate", ...(lying ? {interval: 0} : each(chart, room))}, axisLine: {lineStyle: {color: token("--line-strong")}}, axisTick: {show: false}};
        const values = {type: "value", axisLabel: {...label, color: token("--muted"), formatter: number}, splitLine: {lineStyle: {color: token("--line")}}};
        return {
            ...common(),
            tooltip: {...common().tooltip, trigger: "axis", axisPointer: {type: chart.kind === "LINES" ? "line" : "shadow"}},
            legend: many ? legend() : undefined,
            grid: {left: 12, right: 24, top: many ? 34 : 12, bottom: 4, containLabel: true},
            xAxis: lying ? values : names,
            yAxis: lying ? names : values,
            series: chart.series.map((series, index) => ({
                name: series.name, type: chart.kind === "LINES" ? "line" : "bar", stack: stacked ? "all" : undefined, showSymbol: false, barMaxWidth: 28,
                itemStyle: {color: colour(series.key, index)},
                data: many ? series.values : series.values.map((value, at) => ({value, itemStyle: {color: chart.categories[at].key in STAGES ? colour(chart.categories[at].key, 0) : PALETTE[0]}})),
            })),
        };
    };

    const donut = chart => ({
        ...common(),
        tooltip: {...common().tooltip, trigger: "item"},
        legend: {...legend(), orient: "horizontal"},
        series: [{type: "pie", radius: ["40%", "66%"], center: ["50%", "58%"], itemStyle: {borderColor: token("--surface"), borderWidth: 2},
            label: {color: token("--text"), formatter: part => Math.round(part.percent) + " %", fontSize: 11, overflow: "none"}, labelLine: {length: 8, length2: 6, lineStyle: {color: token("--line-strong")}},
            data: chart.categories.map((mark, index) => ({name: mark.name, value: chart.series[0].values[index], itemStyle: {color: colour(mark.key, index)}}))}],
    });

    // Both sides have the same stages, so those on the right are told apart by a mark that is not shown.
    const rank = mark => Object.keys(STAGES).indexOf(mark.key);
    const flow = chart => ({
        ...common(),
        series: [{type: "sankey", left: 4, right: 4, top: 4, bottom: 4, nodeWidth: 12, nodeGap: 14, layoutIterations: 0, draggable: false, emphasis: {focus: "adjacency"},
            label: {color: token("--text"), fontSize: 11, formatter: node => node.name.replace("\u200b", "")},
            lineStyle: {color: "target", opacity: .4},
            levels: [{depth: 0, label: {position: "right"}}, {depth: 1, label: {position: "left"}}],
            data: [...chart.categories.toSorted((a, b) => rank(a) - rank(b)).map(mark => ({name: mark.name, depth: 0, itemStyle: {color: colour(mark.key, 0)}})),
                ...chart.series.toSorted((a, b) => rank(a) - rank(b)).map(mark => ({name: mark.name + "\u200b", depth: 1, itemStyle: {color: colour(mark.key, 0)}}))],
            links: chart.series.flatMap(to => to.values.map((value, at) => ({source: chart.categories[at].name, target: to.name + "\u200b", value})).filter(link => link.value))}],
    });

    const option = (chart, room) => chart.kind === "DONUT" ? donut(chart) : chart.kind === "FLOW" ? flow(chart) : axes(chart, room);

    for (const place of document.querySelectorAll("[data-chart]")) {
        const chart = JSON.parse(place.dataset.chart);
        place.classList.add("is-drawn");
        const drawn = echarts.init(place, null, {renderer: "canvas"});
        const draw = anew => drawn.setOption(option(chart, place.clientWidth), anew);
        draw(true);
        new ResizeObserver(() => {
            drawn.resize();
            draw(false);
        }).observe(place);
        dark.addEventListener("change", () => draw(true));
        place.parentElement.querySelector("details").open = false;
    }
})();
