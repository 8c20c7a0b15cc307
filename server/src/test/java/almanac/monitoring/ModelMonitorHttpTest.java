package almanac.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.modelapi.api.ServedModels;
import almanac.server.Given;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models are registered for monitoring at the addresses of Domino's Model Monitor. */
class ModelMonitorHttpTest {

    private static final String MONITOR = "/model-monitor/v2/api";

    private final Someone ana = Someone.called("ana");
    private final Api api = ana.api();
    private final Given.Project project = Given.aPrivateProjectOf(ana);

    @Test
    void a_model_that_runs_elsewhere_is_registered_listed_and_has_metrics() {
        String id = api.put(MONITOR + "/model", Given.aMonitorModelBody(project))
                .expect(200)
                .text("/id");
        assertThat(api.get(MONITOR + "/models?pageNumber=1&pageSize=1&numberOfLastChecksToFetch=3")
                        .expect(200)
                        .at("/modelDashboardItems")
                        .toString())
                .isEqualTo("""
                        [{"id":"%s","name":"churn","modelType":"classification",\
                        "modelStatus":"active","projectId":"%s"}]""".formatted(id, project.id()));
        assertThat(api.get(MONITOR + "/models?pageNumber=2&pageSize=1")
                        .expect(200)
                        .body())
                .as("others are those of public projects")
                .doesNotContain(id);
        assertThat(api.get(MONITOR + "/model?model_id=" + id).expect(200).text("/name"))
                .isEqualTo("churn");
        api.post("/api/metricValues/v1", Map.of("newMetricValues", List.of(Given.aMetricValueOf(id))))
                .expect(201);
        assertThat(Someone.called("bo")
                        .api()
                        .get(MONITOR + "/models")
                        .expect(200)
                        .body())
                .as("those of others' projects are not listed")
                .doesNotContain(id);
    }

    @Test
    void a_model_api_is_registered_once() {
        String modelApi = ServedModels.aModelApiIn(project, false).id();
        Map<String, Object> body = Map.of(
                "modelMetadata",
                Map.of(
                        "name",
                        "served",
                        "sourceType",
                        "domino_workbench",
                        "sourceDetails",
                        Map.of("workbenchModelId", modelApi)));
        String id = api.put(MONITOR + "/model", body).expect(200).text("/id");
        assertThat(api.put(MONITOR + "/model", body).expect(200).text("/id")).isEqualTo(id);
        assertThat(api.get(MONITOR + "/model?model_id=" + modelApi).expect(200).text("/projectId"))
                .isEqualTo(project.id());
    }

    @Test
    void a_model_of_no_project_is_refused_and_drift_is_not_served() {
        Map<String, Object> body = Map.of("modelMetadata", Map.of("name", "nowhere"));
        assertThat(api.put(MONITOR + "/model", body).expect(400).text("/errors/0"))
                .startsWith("modelMetadata.sourceDetails.projectId: is required");
        assertThat(api.post(MONITOR + "/analyse-drift", Map.of()).expect(501).text("/errors/0"))
                .contains("POST /api/metricValues/v1");
    }
}
