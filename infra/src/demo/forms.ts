import type { Context } from '@kutsu/core/context';
import { addQuestion } from '@kutsu/core/forms';
import { AddQuestionInput } from '@kutsu/core/forms/model';
import { grantedOf } from './granted.ts';
import type { Loaded } from './loaded.ts';

/** What every course asks, and what rests on it. Nothing of it is required. */
export async function loadForms(ctx: Context, { project, courses }: Loaded): Promise<void> {
	for (const courseId of courses.values()) {
		const add = async (question: object) =>
			(
				await grantedOf(
					addQuestion(
						ctx,
						AddQuestionInput.parse({ project: project.slug, owner: { courseId }, ...question }),
					),
				)
			).questionId;
		const before = await add({
			type: 'yes_no',
			label: {
				fi: 'Oletko ollut aiemmin hankkeen koulutuksessa?',
				sv: 'Har du deltagit i projektets utbildningar tidigare?',
				en: 'Have you been to a training of the project before?',
			},
		});
		await add({
			type: 'long_text',
			condition: { questionId: before, values: ['yes'] },
			label: {
				fi: 'Mihin olet käyttänyt oppimaasi?',
				sv: 'Hur har du använt det du lärde dig?',
				en: 'How have you used what you learned?',
			},
		});
		await add({ type: 'diet', label: { fi: 'Ruokavalio', sv: 'Matpreferenser', en: 'Diet' } });
		await add({
			type: 'access',
			label: { fi: 'Esteettömyystarpeet', sv: 'Tillgänglighetsbehov', en: 'Access needs' },
		});
	}
}
