import Taro from '@tarojs/taro'
import { useState } from 'react'

export const boardKeys = ['aspirations', 'honours', 'ranking'] as const
export type BoardKey = (typeof boardKeys)[number]

const place = 'zhiqi.board'

/** The board looked at last, remembered on this phone; the honour roll at first. */
export function useLastBoard(): [BoardKey, (board: BoardKey) => void] {
  const [board, setBoard] = useState<BoardKey>(() => {
    const kept: unknown = Taro.getStorageSync(place)
    return boardKeys.find((key) => key === kept) ?? 'honours'
  })
  const change = (next: BoardKey) => {
    setBoard(next)
    Taro.setStorageSync(place, next)
  }
  return [board, change]
}
