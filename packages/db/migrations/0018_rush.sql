CREATE UNLOGGED TABLE "registration_guards" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"guarded_since" timestamp with time zone NOT NULL,
	"guarded_until" timestamp with time zone NOT NULL,
	CONSTRAINT "registration_guards_project_id_training_id_pk" PRIMARY KEY("project_id","training_id"),
	CONSTRAINT "registration_guards_order" CHECK ("registration_guards"."guarded_since" < "registration_guards"."guarded_until")
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "registration_rates" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"attempts" integer NOT NULL,
	CONSTRAINT "registration_rates_project_id_training_id_scope_key_starts_at_pk" PRIMARY KEY("project_id","training_id","scope","key","starts_at"),
	CONSTRAINT "registration_rates_scope" CHECK ("registration_rates"."scope" in ('training', 'network', 'address'))
);
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_offer";--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "awaits_address" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "registration_rates_age" ON "registration_rates" USING btree ("starts_at");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_offer" CHECK (("registrations"."state" = 'offered' or ("registrations"."state" = 'waitlisted' and "registrations"."awaits_address")) = ("registrations"."offer_expires_at" is not null));