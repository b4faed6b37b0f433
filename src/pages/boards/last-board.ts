import Taro from '@tarojs/taro'
import { useState } from 'react'
import { boardKeys, type BoardKey } from '@/domain/home/boards'

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
