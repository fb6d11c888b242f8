export type DemoOptions = {
	/** As `kutsu_app`. */
	readonly databaseAppUrl: string;
	readonly keys: string;
	readonly publicUrl: string;
	readonly adminUrl: string;
	/** Where files go. */
	readonly dataDir: string;
	/** The instant taken for now; undefined: the real one. */
	readonly clock: string | undefined;
	/** How far it has come, in a few words. */
	readonly say: (detail: string) => void;
};

export type DemoSignIn = { readonly role: string; readonly email: string; readonly password: string };

/** Loads the demo project into an empty database, through the product's own commands. */
export async function loadDemo(options: DemoOptions): Promise<void> {
	options.say('no demo project is there yet');
}

/** The people of the demo who can sign in, most powerful first. */
export const demoSignIns: readonly DemoSignIn[] = [];
