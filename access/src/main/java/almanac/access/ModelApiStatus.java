package almanac.access;

import java.util.Set;

/** Says what a version of a model API is doing, in the words of the API, for every query that shows it. */
public final class ModelApiStatus {

    /** Returns the status of the version {@code v}, which is a line of its row's table. */
    public static final String LABEL = """
            case v.state
                when 'SERVING' then 'Running'
                when 'STALLED' then 'Stalled'
                when 'FAILED' then 'Failed'
                else case
                    when not v.wanted then case v.state when 'HALTED' then 'Stopped' else 'Ready to run' end
                    else case (select j.status from job_row j where j.serving_id = v.id order by j.id desc limit 1)
                        when 'PENDING' then 'Building'
                        when 'PREPARING' then 'Building'
                        when 'RUNNING' then 'Starting'
                        else 'Preparing to build' end
                    end
                end""";

    private static final Set<String> SETTLED = Set.of("Running", "Failed", "Stopped", "Ready to run");

    private ModelApiStatus() {}

    /** Tells whether a version of that status will have another one soon. */
    public static boolean isPending(String label) {
        return !SETTLED.contains(label);
    }
}
