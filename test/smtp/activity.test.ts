import { describe, expect, it } from 'vitest'
import { MailActivity } from '../../src/smtp/activity.ts'

function turnedBy(): { activity: MailActivity; pass: (milliseconds: number) => void } {
  let now = 0
  const activity = new MailActivity({ elapsed: () => now })
  const pass = (milliseconds: number): void => {
    now += milliseconds
  }
  return { activity, pass }
}

describe('what a session is at', () => {
  it('is arriving until its first message, and rests between messages', () => {
    const { activity } = turnedBy()
    let isSending = false
    activity.follow(() => isSending)
    const seen: string[] = [activity.stage]
    isSending = true
    seen.push(activity.stage)
    isSending = false
    activity.concluded()
    seen.push(activity.stage)
    isSending = true
    seen.push(activity.stage)
    expect(seen).toEqual(['arriving', 'sending', 'resting', 'sending'])
  })

  it('knows how long it was silent, since it connected or was last heard', () => {
    const { activity, pass } = turnedBy()
    pass(30)
    expect(activity.silentFor()).toBe(30)
    activity.heard()
    pass(5)
    expect(activity.silentFor()).toBe(5)
    activity.concluded()
    expect(activity.silentFor()).toBe(0)
  })
})
