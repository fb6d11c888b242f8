/** Whether where someone works must not be known, by their profession or by the organisation. For rows `r` of registrations and `p` of participants. */
export const isSensitiveSql = `(exists (select from target_groups sg where sg.project_id = r.project_id
	and sg.id in (r.target_group_id, p.target_group_id) and sg.is_sensitive_workplace)
	or exists (select from organisations so where so.project_id = p.project_id and so.id = p.organisation_id and so.is_sensitive_workplace))`;

/** The organisation as anyone may see it: null where it must not be known. */
export const organisationSql = `case when ${isSensitiveSql} then null else p.organisation end`;
