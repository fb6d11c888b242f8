export type FirstOwnerOptions = {
	/** As `kutsu_app`. */
	readonly databaseAppUrl: string;
	readonly adminUrl: string;
	readonly keys: string;
};

/** The one-time address that makes the first owner of an empty installation; undefined where none can be made. */
export async function firstOwnerLink(_options: FirstOwnerOptions): Promise<string | undefined> {
	return undefined;
}
