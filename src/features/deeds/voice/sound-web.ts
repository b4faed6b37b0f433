import type { Play } from './sound'

export const playOnWeb: Play = (address, listening) => {
  const sound = new Audio(address)
  let over = false
  const unlessOver = (tell: () => void) => () => {
    if (!over) tell()
  }
  sound.addEventListener('ended', unlessOver(listening.ended))
  sound.addEventListener('error', unlessOver(listening.failed))
  sound.addEventListener(
    'timeupdate',
    unlessOver(() => listening.reached(sound.currentTime)),
  )
  sound.play().catch(unlessOver(listening.failed))
  return () => {
    over = true
    sound.pause()
  }
}
