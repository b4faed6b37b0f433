import { Button } from '../button'

export function SayButton({ speaking, onTap }: { speaking: boolean; onTap: () => void }) {
  return (
    <Button kind="line" icon={speaking ? 'stop' : 'speaker'} onTap={onTap}>
      {speaking ? '停下' : '读给我听'}
    </Button>
  )
}
