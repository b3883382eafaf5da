import type { ReactNode } from 'react'
import {
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Button,
  Radio,
  RadioGroup,
  Select as AriaSelect,
  SelectValue,
  Switch as AriaSwitch,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

type FieldParts = {
  label: string
  value: string
  onChange: (value: string) => void
  /** What to enter and in which form. */
  hint?: string
  /** Why what was entered will not do; null while it will. */
  error?: string | null
  isRequired?: boolean
}

export function TextField({
  label,
  value,
  onChange,
  hint,
  error = null,
  isRequired = false,
  lines = 1,
  isCode = false,
  isInline = false,
  autoFocus = false,
  name,
}: FieldParts & {
  lines?: number
  isCode?: boolean
  /** The label stands beside the field: for a line of controls. */
  isInline?: boolean
  autoFocus?: boolean
  name?: string
}) {
  const className = `${styles['input']} ${isCode ? styles['code'] : ''}`
  return (
    <AriaTextField
      className={classNames(styles['field'], isInline && styles['inline'])}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      isInvalid={error !== null}
      validationBehavior="aria"
      {...(name === undefined ? {} : { name })}
    >
      <Label className={styles['label']}>{label}</Label>
      {lines > 1 ? (
        <TextArea className={className} rows={lines} autoFocus={autoFocus} spellCheck="false" />
      ) : (
        <Input className={className} autoFocus={autoFocus} autoComplete="off" spellCheck="false" />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className={styles['hint']}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error']!}>{error}</FieldError>
    </AriaTextField>
  )
}

export type Option = { id: string; label: string; hint?: string }

/** One of a few, all to be seen at once. */
export function Choice({
  label,
  value,
  options,
  onChange,
}: Omit<FieldParts, 'hint' | 'error'> & { options: readonly Option[] }) {
  return (
    <RadioGroup className={styles['field']!} value={value} onChange={onChange}>
      <Label className={styles['label']}>{label}</Label>
      <div className={styles['options']}>
        {options.map(({ id, label: name, hint }) => (
          <Radio key={id} value={id} className={styles['option']!}>
            <span className={styles['dot']} aria-hidden="true" />
            <span>
              {name}
              {hint === undefined ? null : <span className={styles['optionHint']}>{hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

/** One of many, in a list that opens. */
export function Select({
  label,
  value,
  options,
  onChange,
}: Omit<FieldParts, 'hint' | 'error'> & { options: readonly Option[] }) {
  return (
    <AriaSelect
      className={styles['field']!}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
    >
      <Label className={styles['label']}>{label}</Label>
      <Button className={`${styles['input']} ${styles['select']}`}>
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className={styles['popover']!}>
        <ListBox items={options} className={styles['list']!}>
          {(option) => (
            <ListBoxItem id={option.id} className={styles['item']!}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

export function Switch({
  children,
  isSelected,
  onChange,
}: {
  children: ReactNode
  isSelected: boolean
  onChange: (isSelected: boolean) => void
}) {
  return (
    <AriaSwitch className={styles['switch']!} isSelected={isSelected} onChange={onChange}>
      <span className={styles['track']} aria-hidden="true" />
      {children}
    </AriaSwitch>
  )
}
