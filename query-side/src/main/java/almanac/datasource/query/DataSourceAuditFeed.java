package almanac.datasource.query;

import almanac.datasource.event.DataSourceAccessEvent;
import almanac.datasource.event.DataSourceEvent;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Projects the audit feed of data sources: one line for each event of the kinds that it shows, keyed by the event's
 * position in the log. An event that comes twice changes nothing.
 */
@Component
@ProcessingGroup("data-source-audit")
class DataSourceAuditFeed implements AsyncProjection {

    private static final String KEEP = """
            insert into audit_data_source (position, at, data_source_id, kind, performed_by, metadata)
            select e.global_index, :at, :dataSource, :kind, :performedBy, cast(:metadata as jsonb)
            from domain_event e
            where e.event_identifier = :eventId
            on conflict (position) do nothing""";

    private final NamedParameterJdbcOperations jdbc;

    DataSourceAuditFeed(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("audit_data_source");
    }

    @EventHandler
    void on(DataSourceEvent event, EventMessage<?> message) {
        DataSourceAuditLine.of(event).ifPresent(line -> keep(line, message));
    }

    @EventHandler
    void on(DataSourceAccessEvent event, EventMessage<?> message) {
        keep(DataSourceAuditLine.of(event), message);
    }

    private void keep(DataSourceAuditLine line, EventMessage<?> message) {
        jdbc.update(
                KEEP,
                new MapSqlParameterSource()
                        .addValue("eventId", message.getIdentifier())
                        .addValue("at", message.getTimestamp().atOffset(ZoneOffset.UTC))
                        .addValue("dataSource", line.dataSource().value())
                        .addValue("kind", line.kind().name())
                        .addValue("performedBy", Actor.of(message.getMetaData()))
                        .addValue("metadata", JsonMapper.shared().writeValueAsString(line.metadata())));
    }
}
