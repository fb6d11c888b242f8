CREATE TABLE "answers" (
	"project_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_project_id_registration_id_question_id_pk" PRIMARY KEY("project_id","registration_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "needs" (
	"project_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"sealed" text NOT NULL,
	"consent_version" integer NOT NULL,
	"consent_locale" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "needs_project_id_registration_id_question_id_pk" PRIMARY KEY("project_id","registration_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"project_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"label" jsonb NOT NULL,
	"help" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"is_required" boolean NOT NULL,
	"mode" text,
	"is_staff_only" boolean NOT NULL,
	"condition_question_id" uuid,
	"condition_values" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "question_versions_project_id_question_id_version_pk" PRIMARY KEY("project_id","question_id","version"),
	CONSTRAINT "question_versions_mode" CHECK ("question_versions"."mode" in ('onsite', 'online')),
	CONSTRAINT "question_versions_condition" CHECK (("question_versions"."condition_question_id" is null) = (cardinality("question_versions"."condition_values") = 0))
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid,
	"training_id" uuid,
	"type" text NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "questions_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "questions_owner" CHECK (num_nonnulls("questions"."course_id", "questions"."training_id") = 1),
	CONSTRAINT "questions_type" CHECK ("questions"."type" in ('text', 'long_text', 'choice', 'choices', 'yes_no', 'number', 'date', 'organisation', 'municipality', 'target_group', 'language', 'diet', 'access'))
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_project_id_question_id_version_question_versions_project_id_question_id_version_fk" FOREIGN KEY ("project_id","question_id","version") REFERENCES "public"."question_versions"("project_id","question_id","version") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "needs" ADD CONSTRAINT "needs_project_id_question_id_version_question_versions_project_id_question_id_version_fk" FOREIGN KEY ("project_id","question_id","version") REFERENCES "public"."question_versions"("project_id","question_id","version") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_project_id_question_id_questions_project_id_id_fk" FOREIGN KEY ("project_id","question_id") REFERENCES "public"."questions"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_project_id_condition_question_id_questions_project_id_id_fk" FOREIGN KEY ("project_id","condition_question_id") REFERENCES "public"."questions"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_project_id_course_id_courses_project_id_id_fk" FOREIGN KEY ("project_id","course_id") REFERENCES "public"."courses"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_question" ON "answers" USING btree ("project_id","question_id");--> statement-breakpoint
CREATE INDEX "needs_question" ON "needs" USING btree ("project_id","question_id");--> statement-breakpoint
CREATE INDEX "questions_course" ON "questions" USING btree ("project_id","course_id","position");--> statement-breakpoint
CREATE INDEX "questions_training" ON "questions" USING btree ("project_id","training_id","position");