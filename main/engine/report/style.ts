/**
 * Colours by name, in both modes. Every text colour has at least 4.5:1 on every surface it is used on, and
 * lines and hatching at least 3:1 where they carry meaning (WCAG 2.2 1.4.3, 1.4.11); the tests measure it.
 */
export const palette = {
  light: {
    page: '#f4f5f7',
    surface: '#ffffff',
    raised: '#f9fafb',
    line: '#dce1e7',
    'line-strong': '#b9c2cc',
    text: '#17202b',
    muted: '#535f6d',
    accent: '#1b5aa9',
    refuted: '#a8231c',
    'refuted-soft': '#fbe9e7',
    undetermined: '#565b70',
    'undetermined-soft': '#ecedf2',
    supported: '#136947',
    'supported-soft': '#e2f1ea',
    'not-applicable': '#5d6875',
    hatch: '#84899b',
    incident: '#9a4a10',
    'level-0': '#e9edf2',
    'level-1': '#c3d6ef',
    'level-2': '#98b9e3',
    'level-3': '#6b98d3',
    'level-4': '#3f74bb',
  },
  dark: {
    page: '#10141a',
    surface: '#171c24',
    raised: '#1c222b',
    line: '#2b333e',
    'line-strong': '#465160',
    text: '#e5eaf0',
    muted: '#a6b1be',
    accent: '#86b5f7',
    refuted: '#ff988f',
    'refuted-soft': '#3b2021',
    undetermined: '#b9bdce',
    'undetermined-soft': '#282c38',
    supported: '#6cd2a5',
    'supported-soft': '#16322b',
    'not-applicable': '#98a4b1',
    hatch: '#757d92',
    incident: '#f2a766',
    'level-0': '#222932',
    'level-1': '#223a5a',
    'level-2': '#2d5184',
    'level-3': '#3d6db0',
    'level-4': '#5c93df',
  },
} as const

const tokens = (colours: Readonly<Record<string, string>>) =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')

const screen = `
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;scroll-padding-top:16px}
body{margin:0;background:var(--page);color:var(--text);font:14px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
:lang(zh-CN){line-height:1.7}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
time{white-space:nowrap;font-variant-numeric:tabular-nums}
.skip{position:absolute;left:-999px;top:8px;background:var(--surface);padding:8px 12px;border:1px solid var(--accent);border-radius:6px;z-index:2}
.skip:focus{left:8px}
.page{display:grid;grid-template-columns:248px minmax(0,1040px);gap:40px;max-width:1392px;margin:0 auto;padding:0 32px 64px}
.contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:36px 0 24px;font-size:13px}
#contents-title{font-size:12px;font-weight:600;color:var(--muted);margin:0 0 8px;padding:0}
.contents ol{list-style:none;margin:0;padding:0}
.contents ol ol{margin:2px 0 6px;padding-left:2px}
.contents a{display:flex;gap:8px;padding:4px 8px;border-radius:6px;color:var(--text);text-decoration:none;line-height:1.4}
.contents a:hover{background:var(--undetermined-soft)}
.contents ol ol a{color:var(--muted);font-size:12px;padding:3px 8px}
.contents .mark{flex:none;margin-top:2px}
main{padding-top:36px;min-width:0}
section{margin-top:48px}
h1,h2,h3,h4{line-height:1.3;margin:0;text-wrap:balance}
.kind{font-size:13px;font-weight:600;color:var(--muted);margin:0 0 6px}
h1{font-size:28px;font-weight:650;letter-spacing:-.01em;max-width:30em}
h2{font-size:20px;font-weight:650;padding-bottom:4px}
h3{font-size:16px;font-weight:650;text-wrap:pretty}
h4{font-size:13px;font-weight:650;margin:20px 0 6px}
p{margin:0 0 8px;max-width:76ch}
.lead{color:var(--muted);margin-bottom:14px}
.small,small{font-size:12px;color:var(--muted)}
code,.mono{font-family:ui-monospace,"SF Mono",Consolas,"Liberation Mono",monospace;font-size:.86em;overflow-wrap:anywhere}
.card{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:18px 20px}
.counts{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:14px;margin:24px 0 16px;padding:0;list-style:none}
.counts li{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:14px 16px;display:grid;grid-template-columns:1fr auto;align-items:center;gap:2px 8px}
.counts strong{font-size:26px;font-weight:650;font-variant-numeric:tabular-nums;line-height:1}
.counts small{grid-column:1/-1}
.pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:16px;align-items:start}
.stack{display:grid;gap:16px}
.card-title{font-size:16px;margin-bottom:8px;padding:0}
.card ol,.card ul{margin:0;padding-left:20px}
.card li+li{margin-top:6px}
.plain{list-style:none;padding-left:0!important}
dl.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:5px 18px;margin:0}
dl.facts dt{color:var(--muted)}
dl.facts dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.notice{border-left:3px solid var(--line-strong);padding:2px 0 2px 14px;margin:0;color:var(--muted);font-size:13px}
.notice p:last-child{margin:0}
.badge{font-weight:600;white-space:nowrap}.badge .mark{margin-right:6px}
.mark{width:15px;height:15px;flex:none;vertical-align:-2px}
.first+.first{margin-top:10px}.first code{display:block}
.refuted{color:var(--refuted)}.undetermined{color:var(--undetermined)}.supported{color:var(--supported)}.not-applicable{color:var(--not-applicable)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--surface)}
table{border-collapse:collapse;width:100%;font-size:13px}
caption{text-align:left;font-size:12px;color:var(--muted);padding:10px 14px 6px}
th,td{text-align:left;vertical-align:top;padding:7px 14px;border-top:1px solid var(--line)}
thead th{border-top:0;border-bottom:1px solid var(--line-strong);font-size:12px;font-weight:600;color:var(--muted);white-space:nowrap}
tbody th{font-weight:600}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.time{font-variant-numeric:tabular-nums;white-space:nowrap}
tfoot td,tfoot th{border-top:1px solid var(--line-strong);font-weight:600}
.board th[scope=rowgroup]{width:22%;background:var(--raised)}
.board td.title a{color:inherit;text-decoration-color:var(--line-strong)}
.board td.title a:hover{text-decoration-color:currentColor}
.board td.state{width:30%}
.claim{margin-top:20px;padding:22px 24px 24px;break-inside:auto}
.claim.is-refuted{border-top:3px solid var(--refuted)}
.claim.is-undetermined{border-top:0;padding-top:25px;background:repeating-linear-gradient(135deg,var(--undetermined) 0 1.5px,var(--undetermined-soft) 1.5px 5px) top/100% 5px no-repeat var(--surface)}
.claim.is-supported{border-top:3px solid var(--supported)}
.claim.is-not-applicable{border-top:3px solid var(--line-strong)}
.claim .kind{display:flex;flex-wrap:wrap;gap:4px 10px}
.verdict{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:center;margin:8px 0 10px}
.verdict .badge{padding:3px 10px 3px 8px;border-radius:999px}
.badge.refuted{background:var(--refuted-soft)}.badge.undetermined{background:var(--undetermined-soft)}.badge.supported{background:var(--supported-soft)}
td .badge,.counts .badge,.meaning .badge{background:none!important;padding:0}
.finding{border-top:1px solid var(--line);padding:12px 0 4px}
.finding>p{margin-bottom:6px}
.finding .meta{display:flex;flex-wrap:wrap;gap:2px 14px;font-size:12px;color:var(--muted);margin-bottom:8px;max-width:none}
.finding .strong{color:var(--refuted);font-weight:600}
.finding .weak{color:var(--undetermined);font-weight:600}
.support{margin:0;padding-left:18px}.support>li{margin-bottom:10px}.cites{list-style:none;margin:2px 0 0;padding:0;font-size:12px;color:var(--muted);overflow-wrap:anywhere}.support details{margin-top:2px;font-size:12px}
.places td,.places th{font-size:12px;padding-left:9px;padding-right:9px}.places td:first-child,.places th:first-child{padding-left:14px}.event-id{min-width:19ch}.place{min-width:210px;overflow-wrap:anywhere}
.places ul{list-style:none;margin:0;padding:0}
.legs{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:4px 32px}
.legs{font-size:13px}.legs ul{margin:0;padding-left:18px}
.legs li{margin-bottom:4px}
.legs h5{font-size:12px;font-weight:600;color:var(--muted);margin:6px 0 2px}
details{margin-top:14px}
summary{cursor:pointer;color:var(--accent);font-weight:600;padding:4px 0}
.chart{min-width:760px;display:block;width:100%;height:auto;font-size:12px}
.chart-card{padding:14px 16px}
.plot .name{fill:var(--text)}.plot .note,.plot .tick{fill:var(--muted);font-size:11px}
.plot .grid{stroke:var(--line)}
.plot .l0{fill:var(--level-0)}.plot .l1{fill:var(--level-1)}.plot .l2{fill:var(--level-2)}.plot .l3{fill:var(--level-3)}.plot .l4{fill:var(--level-4)}
.plot .gap-ground{fill:var(--surface)}.plot .gap{fill:url(#hatch);stroke:var(--hatch);stroke-width:1}
.plot .code-ground{fill:var(--surface)}.plot .code{fill:var(--text);font-size:10px;font-weight:600}
.plot .incident{stroke:var(--incident);stroke-width:2}.plot text.incident{fill:var(--incident);stroke:none;font-size:11px;font-weight:600}
.plot .contained{stroke:var(--accent);stroke-width:2}.plot text.contained{fill:var(--accent);stroke:none;font-size:11px;font-weight:600}
.plot .state{fill:var(--accent)}.plot .state-line{stroke:var(--line-strong)}
.key{display:flex;flex-wrap:wrap;gap:4px 22px;list-style:none;margin:10px 0 0!important;padding:0!important;font-size:12px;color:var(--muted)}
.key li{display:flex;align-items:center;gap:7px;margin:0!important}
.key svg{flex:none}
.hatch-line{stroke:var(--hatch);stroke-width:1.6}
.sprite{position:absolute;width:0;height:0}
.scroll-plain{overflow-x:auto}
.after-chart{margin-top:16px}
.sources td ul{margin:0;padding-left:16px}.sources .days ul{list-style:none;padding:0}.sources td.days{white-space:nowrap;font-variant-numeric:tabular-nums}
.ledger th[scope=row]{min-width:340px;font-weight:400;overflow-wrap:anywhere}.ledger strong{font-weight:600}.ledger td,.ledger thead th{padding-left:8px;padding-right:8px}.ledger thead th:first-child{padding-left:14px}.ledger .time{padding-right:14px}.sources th[scope=row]{white-space:nowrap}.sources th code{font-weight:400;color:var(--muted)}
.warning{font-size:12px;margin-top:3px}
.quiet{color:var(--muted)}
.meaning{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:8px 20px;margin:12px 0 0}
.meaning dt,.meaning dd{margin:0}
`

const narrow = `
@media (max-width:1080px){
.page{display:block;padding:0 20px 48px}
.contents{position:static;max-height:none;padding:24px 0 0}
.contents ol ol{display:none}
.contents ol{display:flex;flex-wrap:wrap}
.counts{grid-template-columns:repeat(2,minmax(0,1fr))}
.pair{grid-template-columns:minmax(0,1fr)}
}
@media (max-width:560px){
h1{font-size:23px}
dl.facts,.meaning{grid-template-columns:minmax(0,1fr);gap:2px}
dl.facts dd{margin-bottom:8px}
.card,.claim{padding:14px}
}
`

/** Paper shows the light palette, everything unfolded, and no table cut off at its edge. */
const print = `
@page{size:A4;margin:15mm 14mm}
@media print{
:root{${tokens(palette.light)}}
html{color-scheme:light;print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{background:#fff;font-size:9.5pt}
.contents,.skip{display:none}
.page{display:block;max-width:none;padding:0}
main{padding:0}
.scroll{overflow:visible}
.chart{min-width:0}
.counts{grid-template-columns:repeat(4,minmax(0,1fr))}
h1{font-size:19pt}h2{font-size:14pt}h3{font-size:11.5pt}
h2,h3,h4,caption,.verdict{break-after:avoid}
tr,.counts li,.chart-card{break-inside:avoid}
table{font-size:8pt}th,td{padding:4px 7px}.places td,.places th{font-size:7pt;padding:3px 4px;white-space:normal}.actor,.address{overflow-wrap:anywhere;min-width:84px}.address{min-width:60px}.event-id{min-width:84px}.place{min-width:120px}caption,td small{font-size:7.5pt}thead th{font-size:7.5pt}.ledger th[scope=row]{min-width:0}.ledger td,.ledger thead th{padding:3px 4px}
td time{white-space:normal}.counts{gap:8px}.counts li{padding:8px 10px}.counts strong{font-size:15pt}
a{color:inherit;text-decoration:none}
details::details-content{content-visibility:visible;display:block;height:auto}summary{color:inherit;list-style:none}.screen-only{display:none}
}
`

/** The whole style sheet: one element, whose digest the page's policy names. */
export const style = `:root{${tokens(palette.light)}}@media (prefers-color-scheme:dark){:root{${tokens(palette.dark)}}}${screen}${narrow}${print}`
