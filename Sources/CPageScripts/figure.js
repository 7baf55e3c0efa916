// Makes the figures of a report interactive: values on hovering, linear and logarithmic axes, curves on and off.
// The picture that a figure holds stays for paper and for readers without scripts.
"use strict";

(() => {
  function format(value) {
    const short = Number(value.toPrecision(5));
    const size = Math.abs(short);
    return size !== 0 && (size >= 1e5 || size < 1e-3) ? short.toExponential() : short.toString();
  }

  // Under the pointer a sampled point comes before the curve through it.
  const { modes } = Chart.Interaction;
  modes.pointsFirst = (chart, event, options, useFinal) => {
    const points = modes.point(chart, event, options, useFinal).filter(
      (item) => chart.data.datasets[item.datasetIndex].isPoints,
    );
    return points.length ? points : modes.nearest(chart, event, options, useFinal);
  };

  // Bars of one standard error, which the library does not draw.
  const errorBars = {
    id: "errorBars",
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      chart.data.datasets.forEach((set, index) => {
        if (!set.errors.length || !chart.isDatasetVisible(index)) return;
        ctx.strokeStyle = set.borderColor;
        ctx.beginPath();
        set.data.forEach((point, place) => {
          const x = scales.x.getPixelForValue(point.x);
          const low = point.y - set.errors[place];
          // On a logarithmic axis a bar that reaches zero has no lower end.
          const open = scales.y.type === "logarithmic" && low <= 0;
          const bottom = open ? chartArea.bottom : scales.y.getPixelForValue(low);
          ctx.moveTo(x, bottom);
          ctx.lineTo(x, scales.y.getPixelForValue(point.y + set.errors[place]));
        });
        ctx.stroke();
      });
      ctx.restore();
    },
  };

  function dataset(series) {
    const isPoints = series.style === "points";
    return {
      label: series.name,
      data: series.points.map(([x, y]) => ({ x, y })),
      errors: series.errors,
      isPoints,
      showLine: !isPoints,
      borderColor: series.colour,
      backgroundColor: isPoints ? "white" : series.colour,
      borderWidth: 1.6,
      borderDash: series.style === "dashed" ? [6, 4] : [],
      pointRadius: isPoints ? 4 : 0,
      pointHoverRadius: isPoints ? 6 : 3,
      pointHitRadius: 8,
      order: isPoints ? 0 : 1,
    };
  }

  // Room about the data of a logarithmic axis, which the library gives linear ones only.
  function room(scale, values) {
    if (scale === "linear" || !values.length) return { grace: "5%" };
    return { min: Math.min(...values) / 1.4, max: Math.max(...values) * 1.4 };
  }

  function axis(scale, values) {
    const ticks = {
      callback(value) {
        if (this.type !== "logarithmic") return format(value);
        const power = Math.log10(value);
        return Math.abs(power - Math.round(power)) < 1e-9 ? value.toExponential(0) : "";
      },
    };
    return { type: scale, ...room(scale, values), ticks, grid: { color: "#eee" } };
  }

  function describe(item, y) {
    const { label, errors } = item.dataset;
    const error = errors.length ? ` \u00b1 ${Number(errors[item.dataIndex].toPrecision(2))}` : "";
    return `${label ? label + ": " : ""}${y} = ${format(item.parsed.y)}${error}`;
  }

  for (const figure of document.querySelectorAll("figure.plot")) {
    const plot = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    const values = (name) =>
      plot.series.flatMap((one) => one.points.map((point) => point[name === "x" ? 0 : 1]));
    const box = figure.querySelector(".interactive");
    // A canvas that is not shown has no size.
    figure.classList.add("live");
    box.hidden = false;
    const chart = new Chart(box.querySelector("canvas"), {
      type: "scatter",
      data: { datasets: plot.series.map(dataset) },
      plugins: [errorBars],
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: "pointsFirst", intersect: false, axis: "xy" },
        scales: { x: axis(plot.x.scale, values("x")), y: axis(plot.y.scale, values("y")) },
        plugins: {
          legend: { display: false },
          tooltip: {
            callbacks: {
              title: (items) => items.map((item) => `${plot.x.name} = ${format(item.parsed.x)}`)[0],
              label: (item) => describe(item, plot.y.name),
            },
          },
        },
      },
    });
    for (const input of box.querySelectorAll("input[data-series]")) {
      input.addEventListener("change", () => {
        for (const index of input.dataset.series.split(" ")) {
          chart.setDatasetVisibility(Number(index), input.checked);
        }
        chart.update();
      });
    }
    for (const input of box.querySelectorAll("input[data-axis]")) {
      const name = input.dataset.axis;
      input.checked = plot[name].scale === "logarithmic";
      // Zero and negative values have no place on a logarithmic axis.
      input.disabled = !values(name).length || values(name).some((value) => value <= 0);
      input.addEventListener("change", () => {
        chart.options.scales[name] = axis(input.checked ? "logarithmic" : "linear", values(name));
        chart.update();
      });
    }
  }
})();
