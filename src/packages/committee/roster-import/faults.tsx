import { View } from '@tarojs/components'
import type { CheckedImport, FaultView, NoteView } from '@/features/roster/import'
import { SectionHead } from '@/components/section-head'

/** What has to be mended, row by row: what stands there, why it cannot be taken, and what to do. */
export function Faults({ checked, onList }: { checked: CheckedImport; onList: () => void }) {
  const { faults, faultCount } = checked
  if (faultCount === 0) return null
  return (
    <>
      <SectionHead
        title={`${String(faultCount)} 处要改`}
        action={`下载这 ${String(faultCount)} 处`}
        onAction={onList}
      />
      <View className="import-table">
        {faults.map((fault, i) => (
          <Line key={i} {...fault}>
            <View className="t-md">{saidIn(fault)}</View>
            {sentences(fault.reason).map((words, n) => (
              <View key={words} className={n === 0 ? 'ink-2 t-sm' : 'ink-3 t-xs'}>
                {words}
              </View>
            ))}
          </Line>
        ))}
      </View>
      {faultCount > faults.length ? (
        <View className="pad ink-3 t-sm import-rest">
          {`还有 ${String(faultCount - faults.length)} 处，在问题清单里`}
        </View>
      ) : null}
    </>
  )
}

function saidIn({ name, column, content }: FaultView): string {
  const what = content === '' ? column : `${column === '' ? '' : `${column} `}写的是 ${content}`
  return [name, what].filter(Boolean).join(' ') || '整行'
}

/** Why, and from 请 on what to do. */
function sentences(reason: string): string[] {
  const at = reason.indexOf('，请')
  return at < 0 ? [reason] : [reason.slice(0, at), reason.slice(at + 1)]
}

/** What was made of cells that can be read in more than one way, and rows in which nobody stands. */
export function Notes({ checked }: { checked: CheckedImport }) {
  const { notes, noteCount, skipped, skippedCount } = checked
  return (
    <>
      {noteCount > 0 ? (
        <SectionHead title="请看一眼" note={`${String(noteCount)} 处，不改也能导入`} />
      ) : null}
      <View className={noteCount > 0 ? 'import-table' : ''}>
        {notes.map((note, i) => (
          <NoteLine key={i} note={note} />
        ))}
      </View>
      {skippedCount > 0 ? (
        <SectionHead title="没有人的行" note={`${String(skippedCount)} 行，没有导入`} />
      ) : null}
      <View className={skippedCount > 0 ? 'import-table' : ''}>
        {skipped.map((row, i) => (
          <NoteLine key={i} note={row} />
        ))}
      </View>
    </>
  )
}

function NoteLine({ note }: { note: NoteView }) {
  return (
    <Line {...note}>
      <View className="ink-2 t-sm">{[note.name, note.words].filter(Boolean).join('：')}</View>
    </Line>
  )
}

function Line({
  sheet,
  line,
  children,
}: Pick<NoteView, 'sheet' | 'line'> & { children: React.ReactNode }) {
  return (
    <View className="import-line">
      <View className="import-line__at">
        <View className="num t-md ink-2">{line}</View>
        <View className="t-xs ink-3">行</View>
      </View>
      <View className="import-line__words">
        {sheet === '' ? null : <View className="t-xs ink-3">{`“${sheet}”`}</View>}
        {children}
      </View>
    </View>
  )
}
