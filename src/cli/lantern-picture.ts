/** 96 × 96 pixels, PNG: a paper lantern, drawn for this. */
export function lanternPicture(): Buffer {
  return Buffer.from(PNG.join(''), 'base64')
}

const PNG = [
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAABgBAMAAAAQtmoLAAAAD1BMVEX69u7AOSvnfiL3ym1aPitAxvmhAAABMElEQVR42u2X',
  'TRLCIAyFYcYDADdIPIHlAi68/5kcfoJUC/SpXTiSaXfv60vSFoJSjbgqMCbwe8DpJjGBQRhErG2KvXpbwoD6fYS1GKHXgEX1',
  'Q+JFP0hKDBw73mUhcuZwjy100UeAhxaiL9fIAgViRlwDjro5lQKkhlyG6QFMNUBMHUALQAkgAWwHcM8Ad4BoEJVnHyJxnZxK',
  'S5Pee5bWmk5GQZL1finvognEZ4pBsAgJtoBUAj8MogW3i0gZUWXgfWzYCKj0fvkmkJtEdUbpXTTalJu0AVAfWOn9ZQJbn1ID',
  'MLNLnwHQ1wr9D8f/om+tGti6BK988NoKr974/gDvQPAeB++i+D4NTwLHDyf4vARPZPjMB0+V+NwKT8b47I1P9/j5AT+h/O3B',
  'T1uFxQTquANLd9438wfO1AAAAABJRU5ErkJggg==',
]
