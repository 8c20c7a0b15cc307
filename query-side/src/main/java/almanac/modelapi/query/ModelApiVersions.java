package almanac.modelapi.query;

import almanac.access.ModelApiStatus;
import almanac.modelapi.event.ModelApiVersionEvent;
import almanac.modelapi.query.InstanceLogV1.ModelApiVersionLogLineV1;
import almanac.modelapi.query.ModelApiQuery.GetModelApiVersion;
import almanac.modelapi.query.ModelApiQuery.GetModelSignature;
import almanac.modelapi.query.ModelApiQuery.ListModelApiVersions;
import almanac.modelapi.query.ModelApiQuery.ReadDeploymentLog;
import almanac.modelapi.query.ModelApiQuery.ReadInstanceLog;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.storage.logs.LogChunks;
import almanac.storage.logs.LogLine;
import almanac.storage.logs.LogPart;
import almanac.storage.logs.LogStream;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects versions of model APIs, and answers queries for them. */
@Component
@ProcessingGroup("model-api-versions")
class ModelApiVersions extends RowProjection<ModelApiVersionEvent, ModelApiVersionRow> {

    private static final String STATUS =
            "select v.id, " + ModelApiStatus.LABEL + " as label from model_api_version_row v where v.id in (:versions)";

    private static final String SHOWN = """
            select a.id, coalesce(a.active_id, (
                select v.id from model_api_version_row v where v.api_id = a.id order by v.number desc limit 1)) as shown
            from model_api_row a where a.id in (:apis)""";

    private static final String PRODUCTION =
            "select production_id from model_api_row where id = :api and production_id is not null";

    private static final String YOUNGEST =
            "select id from job_row where serving_id = :version order by id desc limit 1";

    private static final String INSTANCES = """
            select id, created_at, started_at, completed_at, problem from job_row
            where serving_id = :version order by id desc limit 100""";

    private final NamedParameterJdbcOperations jdbc;
    private final LogChunks chunks;

    ModelApiVersions(RowStore store, NamedParameterJdbcOperations jdbc, LogChunks chunks) {
        super(
                store,
                new ProjectionType<>(
                        "modelapiversions",
                        ModelApiVersionEvent.class,
                        ModelApiVersionRow.class,
                        ModelApiVersionRow::new,
                        ModelApiVersionRow::asked));
        this.jdbc = jdbc;
        this.chunks = chunks;
    }

    @EventHandler
    void on(ModelApiVersionEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Page<ModelApiVersionV1> answer(ListModelApiVersions query) {
        List<ModelApiVersionRow> found = rows.all(
                "from model_api_version_row r where r.api_id = :api",
                "r.number desc",
                Map.of("api", query.api().value()));
        return Page.of(toV1(query.api(), found));
    }

    @QueryHandler
    ModelApiVersionV1 answer(GetModelApiVersion query) {
        return toV1(query.api(), List.of(row(query.api(), query.version()))).getFirst();
    }

    private List<ModelApiVersionV1> toV1(ModelApiId api, List<ModelApiVersionRow> found) {
        List<String> production = jdbc.queryForList(PRODUCTION, Map.of("api", api.value()), String.class);
        Map<String, String> status =
                status(found.stream().map(ModelApiVersionRow::id).toList());
        return found.stream()
                .map(row -> row.toV1(label(status, row.id()), production.contains(row.id())))
                .toList();
    }

    private static String label(Map<String, String> status, String version) {
        return Objects.requireNonNull(status.get(version), "each version has a status");
    }

    private Map<String, String> status(Collection<String> versions) {
        Map<String, String> labels = new HashMap<>();
        if (!versions.isEmpty()) {
            jdbc.query(STATUS, Map.of("versions", versions), row -> {
                labels.put(row.getString("id"), row.getString("label"));
            });
        }
        return labels;
    }

    /** Returns the version of each model API that is shown with it: the active one, or the newest while none is. */
    Map<String, ModelApiVersionSummaryV1> shown(List<String> apis) {
        Map<String, String> shown = new HashMap<>();
        if (!apis.isEmpty()) {
            jdbc.query(SHOWN, Map.of("apis", apis), row -> {
                shown.put(row.getString("id"), row.getString("shown"));
            });
        }
        Map<String, String> status = status(shown.values());
        Map<String, ModelApiVersionRow> found = rows.inOrder(shown.values()).stream()
                .collect(Collectors.toMap(ModelApiVersionRow::id, Function.identity()));
        Map<String, ModelApiVersionSummaryV1> summaries = new HashMap<>();
        shown.forEach((api, version) ->
                summaries.put(api, Objects.requireNonNull(found.get(version)).toSummaryV1(label(status, version))));
        return summaries;
    }

    @QueryHandler
    ModelSignatureV1 answer(GetModelSignature query) {
        ModelApiVersionSummaryV1 shown =
                shown(List.of(query.api().value())).get(query.api().value());
        if (shown == null) {
            throw ErrorCode.MODEL_API_NOT_FOUND.with(query.api());
        }
        ModelApiVersionRow row = row(query.api(), shown.id());
        if (row.function() == null) {
            throw ErrorCode.MODEL_API_VERSION_NOT_FOUND.with(query.api(), "that has answered");
        }
        return ModelSignatureV1.of(row.versionId(), row.function());
    }

    @QueryHandler
    InstanceLogV1 answer(ReadInstanceLog query) {
        ModelApiVersionRow row = row(query.api(), query.version());
        List<LogLine> lines = jdbc.queryForList(YOUNGEST, Map.of("version", row.id()), String.class).stream()
                .findFirst()
                .map(job -> chunks.read(job, streams(query.ofBuild()), query.afterNano(), query.limit()))
                .map(LogPart::lines)
                .orElse(List.of());
        return new InstanceLogV1(
                Stream.concat(
                                lines.stream().map(ModelApiVersionLogLineV1::of),
                                query.ofBuild() ? problem(row) : Stream.empty())
                        .toList(),
                label(status(List.of(row.id())), row.id()),
                lines.isEmpty() ? null : lines.getLast().nano());
    }

    @QueryHandler
    InstanceLogV1 answer(ReadDeploymentLog query) {
        ModelApiVersionRow row = row(query.api(), query.version());
        List<ModelApiVersionLogLineV1> lines = new ArrayList<>();
        jdbc.query(INSTANCES, Map.of("version", row.id()), instance -> {
            String named = "Instance %s ".formatted(instance.getString("id"));
            String problem = instance.getString("problem");
            say(lines, named + "was queued", instance.getTimestamp("created_at"));
            say(lines, named + "was started", instance.getTimestamp("started_at"));
            say(
                    lines,
                    named + (problem == null ? "ended" : "ended: " + problem),
                    instance.getTimestamp("completed_at"));
        });
        lines.sort(Comparator.comparingLong(ModelApiVersionLogLineV1::timeNano));
        return new InstanceLogV1(
                lines,
                label(status(List.of(row.id())), row.id()),
                lines.isEmpty() ? null : lines.getLast().timeNano());
    }

    private static void say(List<ModelApiVersionLogLineV1> lines, String sentence, @Nullable Timestamp at) {
        if (at != null) {
            lines.add(ModelApiVersionLogLineV1.ofServer(sentence, at.toInstant()));
        }
    }

    private static EnumSet<LogStream> streams(boolean ofBuild) {
        return ofBuild ? EnumSet.of(LogStream.PREPARE_OUTPUT) : EnumSet.of(LogStream.STD_OUT, LogStream.STD_ERR);
    }

    /** Says in the log of the build why the version cannot be served. */
    private static Stream<ModelApiVersionLogLineV1> problem(ModelApiVersionRow row) {
        return Stream.ofNullable(row.problem())
                .map(problem -> ModelApiVersionLogLineV1.ofProblem(problem, row.updatedAt()));
    }

    private ModelApiVersionRow row(ModelApiId api, ModelApiVersionId version) {
        return rows.find(version.value())
                .filter(found -> found.isOf(api))
                .orElseThrow(() -> ErrorCode.MODEL_API_VERSION_NOT_FOUND.with(api, version));
    }
}
