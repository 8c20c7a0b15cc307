package almanac.organization.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.AccountDirectory;
import almanac.organization.command.OrganizationCommand.CreateOrganization;
import almanac.organization.command.OrganizationCommand.CreateOrganization.Member;
import almanac.organization.command.OrganizationCommand.PutMember;
import almanac.organization.command.OrganizationCommand.RemoveMember;
import almanac.organization.event.OrganizationEvent.MemberAdded;
import almanac.organization.event.OrganizationEvent.MemberRemoved;
import almanac.organization.event.OrganizationEvent.MemberRoleChanged;
import almanac.organization.event.OrganizationEvent.OrganizationCreated;
import almanac.shared.ErrorCode;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on a group of users with at least one active admin. An organization can take the place of a user. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Organization {

    @AggregateIdentifier
    private OrganizationId organization;

    private final Map<UserId, OrganizationRole> members = new HashMap<>();

    Organization() {} // for Axon

    @CommandHandler
    Organization(CreateOrganization command, AccountDirectory directory) {
        if (directory.isAccountNameTaken(command.name())) {
            throw ErrorCode.ACCOUNT_NAME_TAKEN.with(command.name());
        }
        Map<UserId, OrganizationRole> founding = foundingMembers(command, directory);
        if (!isAdministered(founding, directory)) {
            throw ErrorCode.ORGANIZATION_WITHOUT_ADMIN.with();
        }
        apply(new OrganizationCreated(command.organization(), command.name()));
        founding.forEach((user, role) -> apply(new MemberAdded(command.organization(), user, role)));
    }

    private static Map<UserId, OrganizationRole> foundingMembers(
            CreateOrganization command, AccountDirectory directory) {
        Map<UserId, OrganizationRole> founding = new LinkedHashMap<>();
        for (Member member : command.members()) {
            refuseUnlessUser(member.user(), directory);
            if (founding.put(member.user(), member.role()) != null) {
                throw ErrorCode.MEMBER_LISTED_TWICE.with(member.user());
            }
        }
        founding.putIfAbsent(command.founder(), OrganizationRole.ADMIN);
        return founding;
    }

    @EventSourcingHandler
    void evolve(OrganizationCreated event) {
        organization = event.organization();
    }

    @CommandHandler
    void decide(PutMember command, AccountDirectory directory) {
        OrganizationRole role = members.get(command.user());
        if (role == null) {
            refuseUnlessUser(command.user(), directory);
            apply(new MemberAdded(organization, command.user(), command.role()));
        } else if (role != command.role()) {
            if (command.role() == OrganizationRole.ADMIN) {
                refuseUnlessUser(command.user(), directory);
            } else {
                refuseLastAdmin(command.user(), directory);
            }
            apply(new MemberRoleChanged(organization, command.user(), command.role()));
        }
    }

    @EventSourcingHandler
    void evolve(MemberAdded event) {
        members.put(event.member(), event.role());
    }

    @EventSourcingHandler
    void evolve(MemberRoleChanged event) {
        members.put(event.member(), event.role());
    }

    @CommandHandler
    void decide(RemoveMember command, AccountDirectory directory) {
        if (!members.containsKey(command.user())) {
            throw ErrorCode.MEMBER_NOT_FOUND.with(command.user(), organization);
        }
        refuseLastAdmin(command.user(), directory);
        apply(new MemberRemoved(organization, command.user()));
    }

    @EventSourcingHandler
    void evolve(MemberRemoved event) {
        members.remove(event.member());
    }

    private static void refuseUnlessUser(UserId user, AccountDirectory directory) {
        if (!directory.isUser(user)) {
            throw ErrorCode.USER_NOT_FOUND.with(user);
        }
    }

    private void refuseLastAdmin(UserId leaving, AccountDirectory directory) {
        Map<UserId, OrganizationRole> remaining = new HashMap<>(members);
        OrganizationRole role = remaining.remove(leaving);
        if (role == OrganizationRole.ADMIN && !isAdministered(remaining, directory)) {
            throw ErrorCode.ORGANIZATION_NEEDS_ADMIN.with(leaving);
        }
    }

    /** Tells whether an active user is an admin. A disabled or erased user cannot be the only admin. */
    private static boolean isAdministered(Map<UserId, OrganizationRole> members, AccountDirectory directory) {
        return members.entrySet().stream()
                .anyMatch(member ->
                        member.getValue() == OrganizationRole.ADMIN && directory.holdAsOwner(member.getKey()));
    }
}
