import type { Check } from './check.ts'
import { counted } from './counted.ts'
import { Places } from './places.ts'

export const imageAlt: Check<'image-alt'> = {
  id: 'image-alt',
  severity: 'warning',
  title: 'Alternative texts of images',
  finds:
    'Images without `alt`, and images with an empty one that are all a link has. An empty `alt` says that an image is ornament, and is let pass; so is what is hidden.',
  why: 'Many programs show no images until asked, and screen readers read out a file name instead.',
  todo: 'Give each image an `alt` that says what it shows, or alt="" when it is ornament.',
  look: ({ html }) => {
    if (html === null || html.images.length === 0) return 'idle'
    const places = new Places()
    for (const { src, alt, linked, decorative } of html.images) {
      const silent = alt === null || (alt.trim() === '' && linked)
      if (silent && !decorative) places.add({ part: 'html', link: src ?? '' })
    }
    return places.total === 0
      ? null
      : {
          message: `${counted(places.total, 'image has', 'images have')} no alternative text, of ${html.images.length}.`,
          places,
          figures: { images: html.images.length },
        }
  },
}
