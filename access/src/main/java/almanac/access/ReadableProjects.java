package almanac.access;

/** Conditions for lists across projects, so that nothing is listed or counted that its reader may not see. */
public final class ReadableProjects {

    private static final String HOLDS = """
            exists (
                select from access_project p join access_account u on u.account_id = :caller and u.active
                where p.project_id = %%s and (
                    %s 'SYS_ADMIN' = any (u.system_roles) or p.owner_id = u.account_id
                    or exists (select from access_member m where m.organization_id = p.owner_id and m.user_id = u.account_id)
                    or exists (
                        select from access_grant g where g.project_id = p.project_id and g.role %s and (
                            g.account_id = u.account_id or exists (
                                select from access_member m
                                where m.organization_id = g.account_id and m.user_id = u.account_id)))))""";

    private static final String IF_PUBLIC = "p.visibility = 'PUBLIC' or";

    private static final String EXPERIMENTS =
            HOLDS.formatted(IF_PUBLIC, "in ('OWNER', 'CONTRIBUTOR', 'RESULTS_CONSUMER')");
    private static final String MODEL_APIS =
            HOLDS.formatted(IF_PUBLIC, "in ('OWNER', 'CONTRIBUTOR', 'RESULTS_CONSUMER', 'LAUNCHER_USER')");
    private static final String ANY = HOLDS.formatted(IF_PUBLIC, "is not null");
    private static final String JOINED = HOLDS.formatted("", "is not null");

    private ReadableProjects() {}

    /** Returns the condition that the user {@code :caller} may see the experiments of the project in that column. */
    public static String withExperiments(String column) {
        return EXPERIMENTS.formatted(column);
    }

    /** Returns the condition that the user {@code :caller} may see the model APIs of the project in that column. */
    public static String withModelApis(String column) {
        return MODEL_APIS.formatted(column);
    }

    /** Returns the condition that the model API in that column is shared with the user {@code :caller}. */
    public static String sharedModelApi(String column) {
        return """
                exists (
                    select from access_model_api_grant s
                    join access_account u on u.account_id = s.user_id and u.active
                    join access_model_api a on a.api_id = s.api_id
                    join access_project p on p.project_id = a.project_id
                    where s.user_id = :caller and s.api_id = %s)""".formatted(column);
    }

    /** Returns the condition that the user {@code :caller} has any role in the project in that column, or it is public. */
    public static String known(String column) {
        return ANY.formatted(column);
    }

    /** Returns the condition that the user {@code :caller} has any role in the project in that column. */
    public static String joined(String column) {
        return JOINED.formatted(column);
    }
}
