// Every component by its name; each also stands alone as @kutsu/ui/<Name>.svelte.
export { default as Alert } from './Alert.svelte';
export { default as AskedField } from './AskedField.svelte';
export { default as Badge } from './Badge.svelte';
export { default as Bar } from './Bar.svelte';
export { default as Breadcrumb } from './Breadcrumb.svelte';
export { default as Button } from './Button.svelte';
export { default as Card } from './Card.svelte';
export { default as Checkbox } from './Checkbox.svelte';
export { default as CheckboxGroup } from './CheckboxGroup.svelte';
export { default as Combobox } from './Combobox.svelte';
export { default as ConfirmDialog } from './ConfirmDialog.svelte';
export { default as CopyField } from './CopyField.svelte';
export { default as DateField } from './DateField.svelte';
export { default as DateLeaf } from './DateLeaf.svelte';
export { default as DescriptionList } from './DescriptionList.svelte';
export { default as Dialog } from './Dialog.svelte';
export { default as Disclosure } from './Disclosure.svelte';
export { default as DropdownMenu } from './DropdownMenu.svelte';
export { default as EmptyState } from './EmptyState.svelte';
export { default as ErrorSummary } from './ErrorSummary.svelte';
export { default as EuEmblem } from './EuEmblem.svelte';
export { default as Field } from './Field.svelte';
export { default as FileField } from './FileField.svelte';
export { default as FilterBar } from './FilterBar.svelte';
export { default as FilterChips } from './FilterChips.svelte';
export { default as FormActions } from './FormActions.svelte';
export { default as IconButton } from './IconButton.svelte';
export { default as LanguageBadge } from './LanguageBadge.svelte';
export { default as LanguageSwitch } from './LanguageSwitch.svelte';
export { default as Link } from './Link.svelte';
export { default as LinkButton } from './LinkButton.svelte';
export { default as ListCard } from './ListCard.svelte';
export { default as Localized } from './Localized.svelte';
export { default as LocalizedTextField } from './LocalizedTextField.svelte';
export { default as Markdown } from './Markdown.svelte';
export { default as Meter } from './Meter.svelte';
export { default as MonthGrid } from './MonthGrid.svelte';
export { default as NumberField } from './NumberField.svelte';
export { default as PageHeader } from './PageHeader.svelte';
export { default as Pagination } from './Pagination.svelte';
export { default as ProgressBar } from './ProgressBar.svelte';
export { default as RadioGroup } from './RadioGroup.svelte';
export { default as SeatMeter } from './SeatMeter.svelte';
export { default as Select } from './Select.svelte';
export { default as SiteFooter } from './SiteFooter.svelte';
export { default as SiteHeader } from './SiteHeader.svelte';
export { default as Skeleton } from './Skeleton.svelte';
export { default as SkipLink } from './SkipLink.svelte';
export { default as Spinner } from './Spinner.svelte';
export { default as Stat } from './Stat.svelte';
export { default as StatusBadge } from './StatusBadge.svelte';
export { default as Stepper } from './Stepper.svelte';
export { default as SuggestField } from './SuggestField.svelte';
export { default as Switch } from './Switch.svelte';
export { default as TabNav } from './TabNav.svelte';
export { default as Table } from './Table.svelte';
export { default as Tabs } from './Tabs.svelte';
export { default as TextArea } from './TextArea.svelte';
export { default as TextField } from './TextField.svelte';
export { default as ThemeToggle } from './ThemeToggle.svelte';
export { default as TimeField } from './TimeField.svelte';
export { default as Timeline } from './Timeline.svelte';
export { default as ToastRegion } from './ToastRegion.svelte';
export { default as Tooltip } from './Tooltip.svelte';
export { default as VisuallyHidden } from './VisuallyHidden.svelte';
export { default as Wordmark } from './Wordmark.svelte';

export type { ButtonLook, ButtonProps, LinkButtonProps } from './Button.svelte';
export type { Crumb } from './Breadcrumb.svelte';
export type { Description } from './DescriptionList.svelte';
export type { MenuItem } from './DropdownMenu.svelte';
export type { LanguageLink } from './LanguageSwitch.svelte';
export type { CardFact } from './ListCard.svelte';
export type { MonthEntry } from './MonthGrid.svelte';
export type { NavLink } from './SiteHeader.svelte';
export type { Column } from './Table.svelte';
export type { Tab } from './Tabs.svelte';
export type { Theme } from './ThemeToggle.svelte';
export type { TimelineItem } from './Timeline.svelte';
export {
	errorTexts,
	fieldId,
	summaryOf,
	type FieldErrors,
	type FieldProps,
	type Option,
	type OptionGroup,
} from './field.ts';
export { addMonths, monthWeeks, type MonthWeek } from './month-grid.ts';
export { provideTexts, uiTexts, type UiTexts } from './texts.ts';
export { toast, toasts, type Toast } from './toast.svelte.ts';
export type { Icon, Tone } from './tone.ts';
