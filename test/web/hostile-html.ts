/** Sets a mark on the document it runs in: that is what shows that something ran. */
export const RUN = "document.documentElement.setAttribute('data-ran','yes')"
const DATA = `data:text/html,<script>parent.${RUN}</script>`

/** Ways to run a script out of mail (HOSTILE M33), and out of what a sanitiser makes of mail (M37). */
export const SCRIPTS: Readonly<Record<string, string>> = {
  'M33 script': `<script>${RUN}</script>`,
  'M33 img onerror': `<img src="data:,x" onerror="${RUN}">`,
  'M33 svg onload': `<svg onload="${RUN}"></svg>`,
  'M33 body onload': `<body onload="${RUN}">`,
  'M33 iframe srcdoc': `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  'M33 iframe javascript:': `<iframe src="javascript:parent.${RUN}"></iframe>`,
  'M33 iframe data:': `<iframe src="${DATA}"></iframe>`,
  'M33 object and embed': `<object data="${DATA}"></object><embed src="javascript:${RUN}">`,
  'M33 meta refresh to javascript:': `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  'M33 svg animate': `<svg><a><animate attributeName="href" values="javascript:${RUN}"/><text y="20">t</text></a></svg>`,
  'M33 details ontoggle': `<details open ontoggle="${RUN}">d</details>`,
  'M33 input autofocus': `<input autofocus onfocus="${RUN}">`,
  'M33 style onload': `<style onload="${RUN}">a{}</style>`,
  'M33 css animation event': `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart="${RUN}">b</b>`,
  'M33 speculation rules': `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["/"]}]}</script>`,
  'M37 math and mglyph': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  'M37 noscript': `<noscript><p title="</noscript><img src=data:,x onerror=${RUN}>">`,
  'M37 svg and style': `<svg></p><style><a id="</style><img src=data:,x onerror=${RUN}>">`,
  'M37 select and template': `<select><template><style><!--</template><a rel="--></style></template></select><img src=data:,x onerror=${RUN}>">`,
}

/** Links and buttons that a reader may click (M33, M38): nothing of it may run or be sent. */
export const CLICKS: Readonly<Record<string, (remote: string) => string>> = {
  'M33 link to javascript:': () => `<a href="javascript:${RUN}">click</a>`,
  'M33 link to data:': () => `<a target="_self" href="${DATA}">click</a>`,
  'M38 form to elsewhere': (remote) => `<form action="${remote}/form"><button>click</button></form>`,
  'M38 form in a new tab': (remote) =>
    `<form action="${remote}/form" target="_blank"><button>click</button></form>`,
  'M38 form to our own API': () =>
    '<form action="/v1/inboxes/shop/clear" method="post" enctype="text/plain"><button>click</button></form>',
  'M38 button with an action of its own': (remote) =>
    `<form><button formaction="${remote}/form" formmethod="post">click</button></form>`,
  'M39 link to the top': (remote) => `<a target="_top" href="${remote}/page">click</a>`,
  'M39 link to the parent': (remote) => `<a target="_parent" href="${remote}/page">click</a>`,
  'M39 link into the frame': (remote) => `<a target="_self" href="${remote}/page">click</a>`,
  'M39 base of its own': (remote) => `<base target="_top" href="${remote}/"><a href="page">click</a>`,
  'M39 file': () => '<a href="file:///etc/passwd">click</a>',
}

/**
 * Everything in mail that loads by itself (M34), by the path it asks for. Images come under /image, and what a browser
 * lets through wherever images pass: a prefetch obeys the least strict of a policy's directives (CSP 3, prefetch).
 */
export function loads(remote: string): string {
  const at = (name: string) => `${remote}/${name}`
  return `<head>
<link rel="stylesheet" href="${at('css')}"><link rel="prefetch" href="${at('image/prefetch')}"><link rel="preload" as="image" href="${at('image/preload')}">
<link rel="modulepreload" href="${at('module')}"><link rel="icon" href="${at('icon')}"><link rel="preconnect" href="${remote}"><link rel="dns-prefetch" href="${remote}">
<style>@import url(${at('import')}); @font-face{font-family:f;src:url(${at('font')})} :root{--v:url(${at('image/var')})}
b{font-family:f;background:url(${at('image/css')})} i{background-image:image-set(url(${at('image/set')}) 1x)} ul{list-style:url(${at('image/list')})}
u{background:var(--v)} s{cursor:url(${at('image/cursor')}),auto} [title^=a]{background:url(${at('image/attribute')})} p::before{content:url(${at('image/before')})}</style>
<meta http-equiv="refresh" content="0;url=${at('page/refresh')}"></head>
<body background="${at('image/body')}"><b>b</b><i>i</i><ul><li>l</li></ul><u>u</u><s>s</s><p title="abc">p</p>
<img src="${at('image/img')}"><img srcset="${at('image/srcset')} 1x"><img src="${at('image/lazy')}" loading="lazy">
<picture><source srcset="${at('image/picture')}"><img></picture><table background="${at('image/table')}"><tr><td>t</td></tr></table>
<input type="image" src="${at('image/input')}"><video src="${at('video')}" poster="${at('image/poster')}" autoplay muted></video><audio src="${at('audio')}" autoplay></audio>
<video><source src="${at('source')}"><track default src="${at('track')}"></video><object data="${at('object')}"></object><embed src="${at('embed')}">
<iframe src="${at('page/iframe')}"></iframe><svg width="9" height="9"><image href="${at('image/svg')}" width="9" height="9"/><use href="${at('use')}#a"/>
<filter id="f"><feImage href="${at('image/fe')}"/></filter><rect width="9" height="9" filter="url(#f)"/><animate attributeName="href" values="${at('animate')}"/></svg>
<script src="${at('script')}"></script><a href="${at('page/link')}" ping="${at('ping')}">a</a></body>`
}
