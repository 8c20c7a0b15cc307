package almanac.durability;

import almanac.server.Given;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;

/** Leaves events of every type about monitored models, their metrics, notices and deliveries behind. */
final class LeftNotices {

    private LeftNotices() {}

    static void leave(Someone ana) {
        leaveDeliveries(ana);
        leaveMetrics(ana);
    }

    /** Settings of notices, and deliveries that were made, given up and tried again. */
    private static void leaveDeliveries(Someone ana) {
        Given.chosenNotificationSettings();
        Given.aDeliveryTo(ana.id());
        String nobody = Given.administrator()
                .post(
                        "/api/admin/v1/users",
                        Map.of("userName", Someone.unique("nobody"), "firstName", "No", "lastName", "Body"))
                .expect(200)
                .text("/user/id");
        String failed = Given.aDeliveryTo(nobody);
        Given.administrator()
                .post("/api/almanac/v1/deliveries/" + failed + "/retry")
                .expect(200);
        Given.awaitEnd(failed);
    }

    private static void leaveMetrics(Someone ana) {
        Given.Project project = Given.aPrivateProjectOf(ana);
        String model = Given.aMonitoredModelIn(project);
        String path = "/api/almanac/v1/monitoredModels/" + model;
        ana.api().patch(path, Map.of("name", "churn 2")).expect(200);
        ana.api().put(path + "/recipients", Map.of("users", List.of(ana.id()))).expect(200);
        ana.api()
                .post("/api/metricValues/v1", Map.of("newMetricValues", List.of(Given.aMetricValueOf(model))))
                .expect(201);
        ana.api().post("/api/metricAlerts/v1", Given.aMetricAlertOf(model)).expect(200);
        ana.api()
                .delete("/api/almanac/v1/monitoredModels/" + Given.aMonitoredModelIn(project))
                .expect(200);
    }
}
