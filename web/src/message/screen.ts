/** How wide the screen is that a message is shown on, in CSS pixels; `full`: as wide as the page has room. */
export type ScreenWidth = number | 'full'

/** Dark as a client that leaves colours to the mail, or as one that turns the mail's own colours round. */
export type Look = 'light' | 'dark' | 'forced'

export const PHONE = 375
export const TABLET = 768
export const NARROWEST = 240
export const WIDEST = 2_560

/** Pixels of the place that a message is shown in. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** A screen laid into its room: where it is wider, it is shown smaller, and so as much longer. */
export function fitted(
  wanted: ScreenWidth,
  room: Room,
): { readonly width: number; readonly height: number; readonly scale: number } {
  const width = wanted === 'full' ? room.width : wanted
  const scale = width > room.width && room.width > 0 ? room.width / width : 1
  return { width, height: room.height / scale, scale }
}
