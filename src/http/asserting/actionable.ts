import { isTrouble } from '../../domain/trouble.ts'
import type { RouteParts } from '../app-types.ts'
import { type Found, foundIn } from '../found.ts'

/** Links and codes of a kept message; none of one that cannot be read, or that was removed meanwhile. */
export async function actionable(parts: RouteParts, id: string): Promise<Found> {
  try {
    return await foundIn(parts, { id })
  } catch (error) {
    const unreadable = ['parsing-stopped', 'store-damaged', 'no-such-message'] as const
    if (unreadable.some((trouble) => isTrouble(error, trouble))) return { links: [], codes: [], remarks: [] }
    throw error
  }
}
