/**
 * Scrolls `box` sideways until `target` is in sight. `scrollIntoView` would also make the target the place from which
 * Tab goes on.
 */
export function scrollSideways(box: Element, target: Element): void {
  const [room, place] = [box.getBoundingClientRect(), target.getBoundingClientRect()]
  if (place.right > room.right) box.scrollLeft += place.right - room.right
  else if (place.left < room.left) box.scrollLeft -= room.left - place.left
}
