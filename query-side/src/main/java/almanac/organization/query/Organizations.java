package almanac.organization.query;

import almanac.organization.event.OrganizationEvent;
import almanac.organization.query.OrganizationQuery.GetOrganization;
import almanac.organization.query.OrganizationQuery.ListAllOrganizations;
import almanac.organization.query.OrganizationQuery.ListOrganizationsOf;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.OrganizationId;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects organizations, and answers queries for them. */
@Component
@ProcessingGroup("organizations")
class Organizations extends RowProjection<OrganizationEvent, OrganizationRow> {

    private static final String OF_CALLER = """
            from organization_row r
            join access_member m on m.organization_id = r.id and m.user_id = :caller
            where (:name = '' or r.name = :name)""";

    private static final String ALL = """
            from organization_row r
            where (:part = '' or strpos(lower(r.name), lower(:part)) > 0)""";

    Organizations(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                                "organizations",
                                OrganizationEvent.class,
                                OrganizationRow.class,
                                OrganizationRow::new,
                                row -> new GetOrganization(new OrganizationId(row.id())))
                        .large());
    }

    @EventHandler
    void on(OrganizationEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<OrganizationV1> answer(GetOrganization query) {
        OrganizationRow row = rows.find(query.organization().value())
                .orElseThrow(() -> ErrorCode.ORGANIZATION_NOT_FOUND.with(query.organization()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<OrganizationV1> answer(ListOrganizationsOf query) {
        return page(OF_CALLER, Map.of("caller", query.caller().value(), "name", query.name()), query.window());
    }

    @QueryHandler
    Page<OrganizationV1> answer(ListAllOrganizations query) {
        return page(ALL, Map.of("part", query.namePart()), query.window());
    }

    private Page<OrganizationV1> page(String from, Map<String, ?> parameters, Window window) {
        return rows.page(from, "r.name collate \"C\", r.id", parameters, window).map(OrganizationRow::toV1);
    }
}
