package almanac.monitoring.command;

import almanac.access.KnownMonitoredModel;
import almanac.access.MonitoredModelDirectory;
import almanac.monitoring.command.MetricCommand.CheckMetric;
import almanac.monitoring.command.MetricCommand.LogMetricValues;
import almanac.monitoring.command.MetricCommand.RestoreMetricValues;
import almanac.monitoring.event.MetricEvent.MetricAlertRaised;
import almanac.monitoring.event.MetricEvent.MetricValuesLogged;
import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import almanac.storage.custommetric.CustomMetricStore;
import almanac.storage.custommetric.CustomMetricValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps values of metrics, and publishes events that describe them: they are facts, so there is no aggregate. */
@Component
class MetricRecords {

    private static final Comparator<CustomMetricValue> BY_TIME = Comparator.comparing(CustomMetricValue::at);

    private final MonitoredModelDirectory models;
    private final CustomMetricStore store;
    private final EventGateway events;
    private final Duration pause;

    MetricRecords(
            MonitoredModelDirectory models,
            CustomMetricStore store,
            EventGateway events,
            @Value("${almanac.metrics.alert-pause:0s}") Duration pause) {
        this.models = models;
        this.store = store;
        this.events = events;
        this.pause = pause;
    }

    @CommandHandler
    void decide(LogMetricValues command) {
        keep(command.values()).forEach((model, values) -> events.publish(logged(model, values)));
    }

    /** Publishes nothing: the log of the installation that the values come from was imported before. */
    @CommandHandler
    void decide(RestoreMetricValues command) {
        keep(command.values());
    }

    /**
     * Keeps the values, and returns them by their models. Holds the models in one order, so that no two transactions wait
     * for each other.
     */
    private Map<KnownMonitoredModel, List<CustomMetricValue>> keep(List<CustomMetricValue> all) {
        Map<MonitoredModelId, KnownMonitoredModel> known = new LinkedHashMap<>();
        all.stream()
                .map(CustomMetricValue::model)
                .distinct()
                .sorted(Comparator.comparing(MonitoredModelId::value))
                .forEach(model -> known.put(model, held(model)));
        Map<KnownMonitoredModel, List<CustomMetricValue>> byModel = new LinkedHashMap<>();
        for (CustomMetricValue value : all) {
            KnownMonitoredModel model = Objects.requireNonNull(known.get(value.model()));
            byModel.computeIfAbsent(model, _ -> new ArrayList<>())
                    .add(new CustomMetricValue(
                            model.model(), value.metric(), value.tags(), value.at(), value.zone(), value.value()));
        }
        store.keep(byModel.values().stream().flatMap(List::stream).toList());
        return byModel;
    }

    private KnownMonitoredModel held(MonitoredModelId model) {
        return models.hold(model).orElseThrow(() -> ErrorCode.MONITORED_MODEL_NOT_FOUND.with(model));
    }

    private static MetricValuesLogged logged(KnownMonitoredModel model, List<CustomMetricValue> values) {
        Map<String, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value.metric(), 1, Integer::sum));
        return new MetricValuesLogged(
                model.model(),
                model.project(),
                counts,
                Collections.min(values, BY_TIME).at(),
                Collections.max(values, BY_TIME).at());
    }

    /** Raises nothing for a value within its range. */
    @CommandHandler
    void decide(CheckMetric command) {
        KnownMonitoredModel model = held(command.model());
        if (command.range().contains(command.value())) {
            return;
        }
        boolean isToBeTold = pause.isZero()
                || store.isToBeTold(
                        model.model(),
                        command.metric(),
                        command.range().inWords(),
                        command.at().minus(pause),
                        command.at());
        events.publish(new MetricAlertRaised(
                command.alert(),
                model.model(),
                model.project(),
                command.metric(),
                command.value(),
                command.range(),
                command.description(),
                !isToBeTold));
    }
}
