package almanac.experiment.api;

import almanac.job.event.JobInput;
import almanac.job.query.JobToRun;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectV1;
import almanac.shared.ProjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sets those tags that say where something was logged. No client can set them: of what a client sends under their names
 * nothing is kept, and nothing is refused, for clients send what they know of themselves.
 */
@Component
public class ReservedTags {

    private static final String OURS = "mlflow.domino.";
    private static final String SOURCE_TYPE = "mlflow.source.type";
    private static final String USER = "mlflow.user";
    private static final String RUN_NAME = "mlflow.runName";

    private final Dispatch dispatch;

    ReservedTags(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Returns those tags that a client may set. */
    public static Map<String, String> without(Map<String, String> tags) {
        Map<String, String> free = new LinkedHashMap<>(tags);
        free.keySet().removeIf(ReservedTags::isReserved);
        return free;
    }

    /** Tells whether the tag says where something was logged, and names no person. */
    public static boolean isOfOrigin(String key) {
        return (key.startsWith("mlflow.") || key.startsWith("domino."))
                && !key.equals(USER)
                && !key.equals(RUN_NAME)
                && !key.equals(OURS + "user");
    }

    /** Tells whether the tag is set by the server; the name of a run is no tag, whatever clients call it. */
    static boolean isReserved(String key) {
        return key.startsWith(OURS) || key.equals("domino.project") || key.equals(USER) || key.equals(RUN_NAME);
    }

    /**
     * Returns the tags of a new run.
     *
     * @param job that logs it; null when it is logged from elsewhere
     */
    Map<String, String> of(Map<String, String> given, ProjectId project, @Nullable JobToRun job, Caller caller) {
        Map<String, String> tags = without(given);
        ProjectV1 it = dispatch.askAsSystem(new GetProject(project), caller.requestId())
                .value();
        tags.put("mlflow.domino.project", it.name());
        tags.put("mlflow.domino.project_name", it.name());
        tags.put("mlflow.domino.project_id", project.value());
        tags.put("domino.project", it.name());
        tags.put("mlflow.domino.user_id", caller.user().value());
        if (job == null) {
            tags.putIfAbsent(SOURCE_TYPE, "LOCAL");
        } else {
            addThoseOf(job, tags);
        }
        return tags;
    }

    private static void addThoseOf(JobToRun job, Map<String, String> tags) {
        tags.put("mlflow.domino.run_id", job.job().value());
        tags.put("mlflow.domino.run_number", Integer.toString(job.number()));
        tags.put("mlflow.domino.environment_id", job.request().environment().value());
        tags.put("mlflow.domino.hardware_tier", job.request().hardwareTier().value());
        tags.put(SOURCE_TYPE, job.isSession() ? "NOTEBOOK" : "JOB");
        tags.put("mlflow.source.name", job.request().runCommand());
        JobInput input = job.input();
        if (input != null) {
            tags.put("mlflow.source.git.commit", input.commitId());
            if (input.environmentRevision() != null) {
                tags.put(
                        "mlflow.domino.environment_revision_id",
                        Objects.requireNonNull(input.environmentRevision()).value());
            }
        }
        tags.put("mlflow.domino.dataset_info", datasets(input));
    }

    private static String datasets(@Nullable JobInput input) {
        return input == null || input.datasets().isEmpty()
                ? "unknown"
                : input.datasets().stream()
                        .map(dataset -> dataset.snapshot() == null
                                ? dataset.id().value()
                                : dataset.id() + "-" + dataset.snapshot())
                        .collect(Collectors.joining(","));
    }
}
