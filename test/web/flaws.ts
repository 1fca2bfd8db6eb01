/** Controls without a name, images without an alternative, ids that stand twice, and what sticks out at the side. */
export const FLAWS = `(() => {
  const shown = (element) => element.checkVisibility()
  const name = (element) => element.ariaLabel || element.textContent.trim() || element.title ||
    [...(element.labels ?? [])].map((label) => label.textContent).join('') ||
    (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join('')
  const named = 'button, a, input, [role=tab], [role=option], [role=listbox], [role=tablist], [role=toolbar], dialog, nav, section, iframe'
  const nameless = [...document.querySelectorAll(named)].filter(shown).filter((element) => !name(element))
  const images = [...document.querySelectorAll('img:not([alt]), svg:not([aria-hidden])')].filter(shown)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  const width = document.documentElement.clientWidth
  const wide = document.documentElement.scrollWidth > width ? ['wider than the window'] : []
  return [...nameless.map(({ outerHTML }) => outerHTML), ...images.map(({ outerHTML }) => outerHTML), ...twice, ...wide]
})()`

/** Texts whose contrast with what is behind them is below 4.5 : 1 (WCAG 2.2, 1.4.3). */
export const FAINT = `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const channels = (color) => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0)
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor)
      if (color[3] === 255) return color
    }
    return [255, 255, 255]
  }
  const contrast = (element) => {
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))]
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  }
  const texts = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() &&
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
  return texts.filter((element) => contrast(element) < 4.5)
    .map((element) => element.className + ' ' + element.textContent.slice(0, 30) + ' ' + contrast(element).toFixed(2))
})()`
