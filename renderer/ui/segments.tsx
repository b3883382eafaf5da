import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import styles from './segments.module.css'

export type Segment<Id extends string> = { id: Id; label: string; icon?: IconName }

/** One of two or three ways to see the same; all are named, one is on. */
export function Segments<Id extends string>({
  label,
  value,
  segments,
  onChange,
}: {
  label: string
  value: Id
  segments: readonly Segment<Id>[]
  onChange: (value: Id) => void
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['group']!}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onChange(String(key) as Id)
      }}
    >
      {segments.map(({ id, label: name, icon }) => (
        <ToggleButton key={id} id={id} className={styles['segment']!}>
          {icon === undefined ? null : <Icon name={icon} />}
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
