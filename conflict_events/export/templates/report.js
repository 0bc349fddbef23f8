// The report page: one list of selected events feeds summary, map, timeline, table and download.
// Words of articles reach the page only as text: textContent, text nodes, or Tabulator's escaped cells.
"use strict";

const DAY = 86400;
const UNITS = [["day", 1], ["week", 7], ["month", 30], ["quarter", 91], ["year", 365]];
const MOST_BARS = 240;
const MOST_QUOTES = 30;
const $ = id => document.getElementById(id);
const SPLIT = "; ";

function add(parent, tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  if (className) element.className = className;
  parent.appendChild(element);
  return element;
}

function isoDay(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// A column is a list of values, or a list of words with the position of each row's word.
class Column {
  constructor({ values, words, at }) {
    this.words = words;
    this.at = at;
    this.values = values || at.map(n => (n < 0 ? null : words[n]));
  }
  // Which rows hold a word that passes the test; tried once a word, not once a row.
  rows(test) {
    if (!this.words) return this.values.map(value => value !== null && test(value));
    const passed = this.words.map(test);
    return this.at.map(n => n >= 0 && passed[n]);
  }
  distinct() {
    return [...new Set((this.words || this.values).filter(Boolean).flatMap(word => word.split(SPLIT)))].sort();
  }
}

class Report {
  constructor({ columns, colours, outlines, size }) {
    this.columns = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, new Column(column)]));
    this.size = size;
    this.colours = colours;
    const seconds = day => (day === null ? null : Date.parse(day) / 1000);
    this.days = this.column("date_start").map(seconds);
    this.ends = this.column("date_end").map(seconds);
    this.chosen = [];
    this.fillChoices();
    this.map = new EventMap($("map"), outlines, colours, place => this.showPlace(place));
    this.timeline = new Timeline($("time"), (from, to) => this.chooseDays(from, to));
    this.table = new EventTable($("table"), this.tableColumns(), row => this.show([row]));
    this.listen();
    this.apply();
    this.map.fit();
  }

  column(name) {
    return this.columns[name].values;
  }

  fillChoices() {
    const category = this.column("category"), families = {};
    this.column("type").forEach((type, row) => (families[category[row]] ||= new Set()).add(type));
    for (const family of Object.keys(families).sort()) {
      add($("type"), "option", `${family} (all)`).value = `family:${family}`;
      for (const type of [...families[family]].sort()) add($("type"), "option", `\u2003${type}`).value = type;
    }
    for (const id of ["province", "status"]) {
      const column = this.columns[id === "province" ? "provinces" : id];
      for (const word of column.distinct()) add($(id), "option", word).value = word;
    }
    const actors = new Set([...this.columns.attackers.distinct(), ...this.columns.targets.distinct()]);
    for (const actor of [...actors].sort()) add($("actors"), "option").value = actor;
  }

  listen() {
    let waiting;
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(() => this.apply(), 120); };
    $("filters").addEventListener("input", soon);
    $("filters").addEventListener("reset", () => setTimeout(() => this.apply()));
    $("filters").addEventListener("submit", event => event.preventDefault());
    $("download").addEventListener("click", () => this.download());
  }

  // The filters in use, each as a list that says of every row whether it passes.
  tests() {
    const tests = [], value = id => $(id).value.trim();
    const has = (word, part) => word.toLowerCase().includes(part.toLowerCase());
    const from = Date.parse(value("from")) / 1000, to = Date.parse(value("to")) / 1000;
    if (!isNaN(from)) tests.push(this.ends.map(day => day !== null && day >= from));
    if (!isNaN(to)) tests.push(this.days.map(day => day !== null && day <= to));
    const type = value("type");
    if (type.startsWith("family:")) tests.push(this.columns.category.rows(word => word === type.slice(7)));
    else if (type) tests.push(this.columns.type.rows(word => word === type));
    if (value("actor")) {
      const named = word => has(word, value("actor"));
      const attackers = this.columns.attackers.rows(named), targets = this.columns.targets.rows(named);
      tests.push(attackers.map((found, row) => found || targets[row]));
    }
    if (value("province")) tests.push(this.columns.provinces.rows(word => word.split(SPLIT).includes(value("province"))));
    if (value("status")) tests.push(this.columns.status.rows(word => word === value("status")));
    if (value("words")) tests.push(this.columns.evidence.rows(word => has(word, value("words"))));
    if (!$("background").checked) tests.push(this.column("background").map(told => !told));
    return tests;
  }

  apply() {
    const tests = this.tests();
    this.chosen = [];
    for (let row = 0; row < this.size; row++) if (tests.every(test => test[row])) this.chosen.push(row);
    const killed = this.column("killed_low");
    const dead = this.chosen.reduce((sum, row) => sum + (killed[row] || 0), 0);
    const unplaced = this.map.draw(this.places());
    this.timeline.draw(this.chosen.map(row => this.days[row]).filter(day => day !== null));
    this.table.keep(this.chosen);
    $("summary").textContent = `${this.chosen.length} of ${this.size} events, ${dead} killed at least` +
      (unplaced ? `, ${unplaced} without coordinates` : "");
    document.body.dataset.chosen = this.chosen.length;
    document.body.dataset.state = "ready";
  }

  places() {
    const latitude = this.column("latitude"), longitude = this.column("longitude");
    const category = this.column("category"), places = new Map();
    for (const row of this.chosen) {
      const key = latitude[row] === null ? null : `${latitude[row]},${longitude[row]}`;
      let place = places.get(key);
      if (!place) places.set(key, place = { at: key && [latitude[row], longitude[row]], rows: [], counts: {} });
      place.rows.push(row);
      place.counts[category[row]] = (place.counts[category[row]] || 0) + 1;
    }
    return places;
  }

  tableColumns() {
    const names = { day: "date_start", type: "type", who: "attackers", whom: "targets", where: "places",
      province: "provinces", killed: "killed_low", status: "status", sentence: "evidence" };
    return Object.fromEntries(Object.entries(names).map(([title, name]) => [title, this.column(name)]));
  }

  showPlace(place) {
    const name = this.column("places")[place.rows[0]];
    this.show(place.rows, `${name ? name.split(SPLIT)[0] : ""}: ${place.rows.length} events`);
  }

  show(rows, heading) {
    const box = $("detail"), value = name => this.column(name);
    box.replaceChildren();
    if (heading) add(box, "h2", heading);
    for (const row of rows.slice(0, MOST_QUOTES)) {
      const when = [value("date_start")[row], value("type")[row]].filter(Boolean).join(" ");
      add(box, "b", `${when}: ${value("attackers")[row] || "?"} → ${value("targets")[row] || "?"}`);
      add(box, "blockquote", value("evidence")[row]);
      const source = ["places", "provinces", "casualties", "losses", "status"].map(name => value(name)[row]);
      const says = value("claims")[row] && `says ${value("claims")[row]}`;
      add(box, "div", [...source, says, value("title")[row], value("source")[row], value("doc_id")[row]].filter(Boolean).join(" · "), "faint");
      this.link(box, row);
    }
    if (rows.length > MOST_QUOTES) add(box, "p", `${rows.length - MOST_QUOTES} more are in the table`, "faint");
    box.scrollTop = 0;
  }

  link(box, row) {
    const address = this.columns.url ? this.column("url")[row] : null;
    if (!address || !/^https?:\/\//.test(address)) return;
    const link = add(box, "a", "source");
    link.href = address;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
  }

  chooseDays(from, to) {
    $("from").value = isoDay(from);
    $("to").value = isoDay(to);
    this.apply();
  }

  download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.csv()], { type: "text/csv" }));
    link.download = "events.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  csv() {
    const names = Object.keys(this.columns), lines = [names.map(csvCell).join(",")];
    for (const row of this.chosen) lines.push(names.map(name => csvCell(this.column(name)[row])).join(","));
    return lines.join("\r\n") + "\r\n";
  }
}

// Text that a spreadsheet program would run as a formula gets an apostrophe in front.
function csvCell(value) {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? "'" + value : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

class EventMap {
  constructor(box, outlines, colours, clicked) {
    this.colours = colours;
    this.clicked = clicked;
    this.map = L.map(box, { preferCanvas: true, zoomControl: true, maxZoom: 14, minZoom: 2 }).setView([35, 38.5], 6);
    this.map.attributionControl.setPrefix(false).addAttribution("Outlines: Natural Earth");
    const style = f => ({ color: "#8a8f98", weight: f.properties.kind === "country" ? 1.3 : 0.6, fill: false });
    const areas = L.geoJSON(outlines, { interactive: false, style }).addTo(this.map);
    areas.eachLayer(layer => this.label(layer));
    this.layer = L.layerGroup().addTo(this.map);
    this.legend = L.control({ position: "bottomleft" });
    this.legend.onAdd = () => L.DomUtil.create("div", "legend");
    this.legend.addTo(this.map);
  }

  label(layer) {
    if (layer.feature.properties.kind !== "province") return;
    const name = document.createTextNode(layer.feature.properties.name), box = document.createElement("span");
    box.appendChild(name);
    layer.bindTooltip(box, { permanent: true, direction: "center", className: "area" });
  }

  // Draws one circle a place, the biggest first, in the colour of its commonest family.
  draw(places) {
    this.layer.clearLayers();
    this.drawn = [];
    const sizes = [...places.values()].filter(place => place.at).map(place => place.rows.length);
    const most = sizes.reduce((a, b) => Math.max(a, b), 40);
    let unplaced = 0;
    const used = new Set();
    for (const place of [...places.values()].sort((a, b) => b.rows.length - a.rows.length)) {
      if (!place.at) { unplaced = place.rows.length; continue; }
      const [family] = Object.entries(place.counts).sort((a, b) => b[1] - a[1])[0];
      used.add(family);
      this.drawn.push(place.at);
      L.circleMarker(place.at, {
        radius: 3 + 19 * Math.sqrt(place.rows.length / most), weight: 1, color: "#fff",
        fillColor: this.colours[family], fillOpacity: 0.8,
      }).on("click", () => this.clicked(place)).addTo(this.layer);
    }
    this.explain([...used].sort());
    return unplaced;
  }

  explain(families) {
    const box = this.legend.getContainer();
    box.replaceChildren();
    for (const family of families) {
      const row = add(box, "div");
      add(row, "i").style.background = this.colours[family];
      row.appendChild(document.createTextNode(family));
    }
    box.style.display = families.length ? "" : "none";
  }

  fit() {
    if (this.drawn.length) this.map.fitBounds(this.drawn, { maxZoom: 10, padding: [25, 25], animate: false });
  }
}

class Timeline {
  constructor(box, chosen) {
    this.note = box.querySelector("p");
    this.hint = this.note.textContent;
    const ink = getComputedStyle(document.body).getPropertyValue("color");
    const axis = { stroke: ink, grid: { stroke: "rgba(128,128,128,0.2)" }, ticks: { stroke: "rgba(128,128,128,0.4)" } };
    this.width = DAY;
    this.plot = new uPlot({
      width: box.clientWidth - 24, height: 150, legend: { show: false }, padding: [10, 40, 0, 0], tzDate: seconds => uPlot.tzDate(new Date(seconds * 1e3), "Etc/UTC"),
      cursor: { drag: { x: true, setScale: false } },
      scales: { x: { time: true, range: (_, low, high) => [low, high + this.width] }, y: { range: (_, low, high) => [0, Math.max(1, high * 1.08)] } },
      axes: [{ ...axis, space: 95, incrs: [1, 2, 7, 14, 30.4, 61, 91, 182, 365].map(days => days * DAY), values: (_, ticks) => ticks.map(isoDay) }, { ...axis, size: 55, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] }],
      series: [{ label: "from" }, { label: "events", fill: "#4f86c6", stroke: "#4f86c6", width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.92, Infinity], align: 1 }) }],
      hooks: { setCursor: [plot => this.tell(plot.cursor.idx)], setSelect: [plot => {
        if (plot.select.width < 3) return;
        const at = x => plot.posToVal(x, "x");
        const [from, to] = [at(plot.select.left), at(plot.select.left + plot.select.width)];
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        chosen(from, to);
      }] },
    }, [[], []], box);
    addEventListener("resize", () => this.plot.setSize({ width: box.clientWidth - 24, height: 150 }));
  }

  tell(bar) {
    const [starts, counts] = this.plot.data;
    this.note.textContent = bar === null || bar === undefined || !starts.length ? this.hint
      : `${this.unit} from ${isoDay(starts[bar])}: ${counts[bar]} events`;
  }

  // Bars of the shortest unit that needs at most MOST_BARS of them; empty units count zero.
  draw(days) {
    if (!days.length) return this.plot.setData([[], []]);
    let first = Infinity, last = -Infinity;
    for (const day of days) { if (day < first) first = day; if (day > last) last = day; }
    const [unit, length] = UNITS.find(([, size]) => (last - first) / DAY / size <= MOST_BARS) || UNITS.at(-1);
    const counts = new Map();
    for (let at = startOf(first, unit); at <= last; at = next(at, unit)) counts.set(at, 0);
    for (const day of days) { const at = startOf(day, unit); counts.set(at, counts.get(at) + 1); }
    this.width = length * DAY;
    this.unit = unit;
    this.plot.setData([[...counts.keys()], [...counts.values()]]);
  }
}

function startOf(seconds, unit) {
  const day = new Date(seconds * 1000);
  if (unit === "day") return seconds;
  if (unit === "week") return seconds - ((day.getUTCDay() + 6) % 7) * DAY;
  const month = unit === "month" ? day.getUTCMonth() : unit === "quarter" ? day.getUTCMonth() - day.getUTCMonth() % 3 : 0;
  return Date.UTC(day.getUTCFullYear(), month, 1) / 1000;
}

function next(start, unit) {
  if (unit === "day") return start + DAY;
  if (unit === "week") return start + 7 * DAY;
  const day = new Date(start * 1000), months = { month: 1, quarter: 3, year: 12 }[unit];
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1) / 1000;
}

// Holds the rows of one page only, fetched from the selection: the whole selection would stall the browser.
class EventTable {
  constructor(box, columns, clicked) {
    this.columns = columns;
    this.chosen = [];
    const column = (title, width, more) => ({ title, field: title, width, headerSortTristate: true, ...more });
    this.table = new Tabulator(box, {
      height: 430, layout: "fitColumns", placeholder: "no event passes the filters", dataLoader: false,
      pagination: true, paginationMode: "remote", paginationSize: 100, paginationCounter: "rows", sortMode: "remote",
      ajaxURL: "selection", ajaxRequestFunc: (_, __, wanted) => Promise.resolve(this.page(wanted)),
      columns: [column("day", 95), column("type", 135), column("who", 150), column("whom", 140), column("where", 120),
        column("province", 105), column("killed", 78, { hozAlign: "right" }), column("status", 95), column("sentence")],
    });
    this.built = new Promise(done => this.table.on("tableBuilt", done));
    this.table.on("rowClick", (_, row) => clicked(row.getData().row));
  }

  keep(chosen) {
    this.chosen = chosen;
    this.built = this.built.then(() => this.table.setPage(1));
  }

  page({ page, size, sort }) {
    const rows = this.sorted(sort).slice((page - 1) * size, page * size);
    const data = rows.map(row => {
      const record = { row };
      for (const [title, values] of Object.entries(this.columns)) record[title] = values[row];
      return record;
    });
    return { data, last_page: Math.max(1, Math.ceil(this.chosen.length / size)), last_row: this.chosen.length };
  }

  // Empty cells come last, whatever the direction.
  sorted([order] = []) {
    if (!order) return this.chosen;
    const values = this.columns[order.field], sign = order.dir === "asc" ? 1 : -1;
    return [...this.chosen].sort((one, other) => {
      const [a, b] = [values[one], values[other]];
      if (a === null || b === null) return (a === null) - (b === null);
      return a < b ? -sign : a > b ? sign : one - other;
    });
  }
}

unpack($("data").textContent).then(data => { window.report = new Report(data); });
