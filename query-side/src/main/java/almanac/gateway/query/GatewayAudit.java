package almanac.gateway.query;

import almanac.gateway.query.GatewayQuery.ReadGatewayAudit;
import almanac.row.Page;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers queries of the audit feed of the AI gateway. */
@Component
class GatewayAudit {

    /** Most lines of an answer, which has no pages. */
    private static final int MOST = 10_000;

    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final NamedParameterJdbcOperations jdbc;

    GatewayAudit(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    Page<GatewayAuditDataV1> answer(ReadGatewayAudit query, CallerRoles roles) {
        if (!Permission.AUDIT.isHeldBy(roles) && !Permission.MANAGE_GATEWAY.isHeldBy(roles)) {
            throw ErrorCode.NOT_ALLOWED.with(Permission.AUDIT.label());
        }
        GatewayAuditFilter filter = query.filter();
        StringBuilder sql = new StringBuilder("select * from audit_gateway where at >= :start and at <= :end");
        if (!filter.endpoints().isEmpty()) {
            sql.append(" and endpoint_id = any (:ids)");
        }
        if (!filter.names().isEmpty()) {
            sql.append(" and endpoint_name = any (:names)");
        }
        sql.append(" order by at desc, position desc limit :most");
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("start", filter.start().atOffset(ZoneOffset.UTC))
                .addValue("end", filter.end().atOffset(ZoneOffset.UTC))
                .addValue(
                        "ids",
                        filter.endpoints().stream()
                                .map(GatewayEndpointId::value)
                                .toArray(String[]::new))
                .addValue("names", filter.names().toArray(String[]::new))
                .addValue("most", MOST + 1);
        List<GatewayAuditDataV1> lines = jdbc.query(sql.toString(), parameters, GatewayAudit::line);
        if (lines.size() > MOST) {
            throw ErrorCode.INVALID_VALUE.with(
                    "startTime", "more than %d events meet these conditions: ask for a shorter time".formatted(MOST));
        }
        return new Page<>(lines, lines.size());
    }

    private static GatewayAuditDataV1 line(ResultSet row, int number) throws SQLException {
        return new GatewayAuditDataV1(
                new GatewayEndpointId(row.getString("endpoint_id")),
                row.getString("endpoint_type"),
                GatewayAuditKindV1.valueOf(row.getString("kind")),
                JsonMapper.shared().readValue(row.getString("metadata"), METADATA),
                row.getString("performed_by"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant());
    }
}
