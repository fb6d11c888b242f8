import { domainPattern, EditOrganisationInput, organisationTypes } from '@kutsu/core/organisations/model';
import type { OrganisationFields, OrganisationType } from '@kutsu/core/organisations/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from '#lib/projects/required-text.ts';

const mostLines = 30;

/** One form for a new organisation and for one that is edited: the address says which. */
export const OrganisationForm = z.object({
	requestId: z.uuid(),
	revision: EditOrganisationInput.shape.revision,
	name: requiredText(200),
	/** One a line. */
	otherNames: z.string().check(
		z.maxLength(6000),
		z.refine((text) => linesOf(text).length <= mostLines, {
			error: () => m.organisations_too_many_lines({ max: mostLines }),
		}),
		z.refine((text) => linesOf(text).every((line) => line.length <= 200), {
			error: () => m.common_invalid_too_long({ max: '200' }),
		}),
	),
	type: z.enum(organisationTypes),
	/** Empty for none. */
	municipalityCode: z.string().check(z.regex(/^(\d{3})?$/)),
	/** One a line. */
	emailDomains: z.string().check(
		z.maxLength(8000),
		z.refine((text) => domainsOf(text).length <= mostLines, {
			error: () => m.organisations_too_many_lines({ max: mostLines }),
		}),
		z.refine(
			(text) => domainsOf(text).every((domain) => domain.length <= 253 && domainPattern.test(domain)),
			{
				error: () => m.organisations_invalid_domain(),
			},
		),
	),
	isSensitiveWorkplace: z.boolean(),
});
export type OrganisationForm = z.output<typeof OrganisationForm>;

type Fields = Omit<OrganisationFields, 'otherNames' | 'emailDomains'> & {
	readonly otherNames: readonly string[];
	readonly emailDomains: readonly string[];
	readonly revision: number;
};

/** An organisation as its form begins. */
export function organisationValues(organisation: Fields): Omit<OrganisationForm, 'requestId'> {
	const { name, otherNames, type, municipalityCode, emailDomains, isSensitiveWorkplace, revision } =
		organisation;
	return {
		...{ name, type, isSensitiveWorkplace, revision },
		otherNames: otherNames.join('\n'),
		municipalityCode: municipalityCode ?? '',
		emailDomains: emailDomains.join('\n'),
	};
}

/** The form's fields as the API takes them. */
export function organisationInput(form: OrganisationForm): OrganisationFields {
	return {
		name: form.name,
		otherNames: linesOf(form.otherNames),
		type: form.type,
		municipalityCode: form.municipalityCode || null,
		emailDomains: domainsOf(form.emailDomains),
		isSensitiveWorkplace: form.isSensitiveWorkplace,
	};
}

type Issue = { readonly code?: string | undefined; readonly maximum?: unknown };

/** What is wrong with an entry, in words. */
export function organisationMessage(issue: Issue): string {
	return issue.code === 'too_big'
		? m.common_invalid_too_long({ max: String(issue.maximum) })
		: m.common_invalid_required();
}

export function typeName(type: OrganisationType): string {
	return m[`organisations_type_${type}`]();
}

export function typeOptions() {
	return organisationTypes.map((type) => ({ value: type, label: typeName(type) }));
}

function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

function domainsOf(text: string): string[] {
	return linesOf(text.toLowerCase().replaceAll(/[\s,;]+/g, '\n')).map((domain) => domain.replace(/^@/, ''));
}
