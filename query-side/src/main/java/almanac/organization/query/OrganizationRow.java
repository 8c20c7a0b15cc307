package almanac.organization.query;

import almanac.organization.event.OrganizationEvent;
import almanac.organization.event.OrganizationEvent.MemberAdded;
import almanac.organization.event.OrganizationEvent.MemberRemoved;
import almanac.organization.event.OrganizationEvent.MemberRoleChanged;
import almanac.organization.event.OrganizationEvent.OrganizationCreated;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** An organization with its members in the order in which they joined. */
@Entity
@Table(name = "organization_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class OrganizationRow extends Row<OrganizationEvent> {

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<OrganizationMemberV1> members = List.of();

    @Override
    protected void apply(OrganizationEvent event, EventFacts facts) {
        switch (event) {
            case OrganizationCreated e -> name = e.name();
            case MemberAdded e ->
                members = Stream.concat(members.stream(), Stream.of(member(e.member(), e.role())))
                        .toList();
            case MemberRoleChanged e ->
                members = members.stream()
                        .map(member -> member.userId().equals(e.member()) ? member(e.member(), e.role()) : member)
                        .toList();
            case MemberRemoved e ->
                members = members.stream()
                        .filter(member -> !member.userId().equals(e.member()))
                        .toList();
        }
    }

    private static OrganizationMemberV1 member(UserId user, OrganizationRole role) {
        return new OrganizationMemberV1(user, role);
    }

    OrganizationV1 toV1() {
        return new OrganizationV1(new OrganizationId(id()), name, members);
    }
}
