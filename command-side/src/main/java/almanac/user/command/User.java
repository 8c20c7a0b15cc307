package almanac.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.access.OwnedResources;
import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.shared.EncryptedText;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.user.command.UserCommand.DisableUser;
import almanac.user.command.UserCommand.EnableUser;
import almanac.user.command.UserCommand.EraseUser;
import almanac.user.command.UserCommand.RegisterUser;
import almanac.user.command.UserCommand.RegisterUser.Identity;
import almanac.user.command.UserCommand.SetSystemRoles;
import almanac.user.event.UserEvent.IdentityLinked;
import almanac.user.event.UserEvent.SystemRoleGranted;
import almanac.user.event.UserEvent.SystemRoleRevoked;
import almanac.user.event.UserEvent.UserDisabled;
import almanac.user.event.UserEvent.UserEnabled;
import almanac.user.event.UserEvent.UserErased;
import almanac.user.event.UserEvent.UserRegistered;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on a user's account: identity, system roles, and whether the user may log in. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class User {

    @AggregateIdentifier
    private UserId user;

    private final Set<SystemRole> roles = EnumSet.noneOf(SystemRole.class);
    private boolean disabled;

    User() {} // for Axon

    @CommandHandler
    User(RegisterUser command, AccountDirectory directory, PersonVault vault) {
        if (directory.isAccountNameTaken(command.userName())) {
            throw ErrorCode.ACCOUNT_NAME_TAKEN.with(command.userName());
        }
        Identity identity = command.identity();
        if (identity != null && directory.isIdentityTaken(identity.issuer(), identity.subject())) {
            throw ErrorCode.IDENTITY_NOT_USABLE.with("it belongs to another account");
        }
        Person person = vault.enrol(command.user(), command.userName());
        EncryptedText email = command.email() == null ? null : person.seal(command.email());
        apply(new UserRegistered(
                command.user(),
                person.seal(command.userName()),
                person.seal(command.firstName()),
                person.seal(command.lastName()),
                email));
        if (identity != null) {
            apply(new IdentityLinked(command.user(), person.seal(identity.issuer()), person.seal(identity.subject())));
        }
        for (SystemRole role : ordered(command.roles())) {
            apply(new SystemRoleGranted(command.user(), role));
        }
    }

    @EventSourcingHandler
    void evolve(UserRegistered event) {
        user = event.user();
    }

    @CommandHandler
    void decide(SetSystemRoles command, AccountDirectory directory) {
        if (roles.contains(SystemRole.SYS_ADMIN) && !command.roles().contains(SystemRole.SYS_ADMIN)) {
            if (command.by().equals(user)) {
                throw ErrorCode.OWN_ACCOUNT.with("take the role SysAdmin from");
            }
            refuseUnlessAnotherRemains(command.by(), directory);
        }
        for (SystemRole role : SystemRole.values()) {
            boolean wanted = command.roles().contains(role);
            if (wanted && !roles.contains(role)) {
                apply(new SystemRoleGranted(user, role));
            } else if (!wanted && roles.contains(role)) {
                apply(new SystemRoleRevoked(user, role));
            }
        }
    }

    @EventSourcingHandler
    void evolve(SystemRoleGranted event) {
        roles.add(event.role());
    }

    @EventSourcingHandler
    void evolve(SystemRoleRevoked event) {
        roles.remove(event.role());
    }

    @CommandHandler
    void decide(DisableUser command, AccountDirectory directory) {
        if (command.by().equals(user)) {
            throw ErrorCode.OWN_ACCOUNT.with("disable");
        }
        if (disabled) {
            return;
        }
        if (roles.contains(SystemRole.SYS_ADMIN)) {
            refuseUnlessAnotherRemains(command.by(), directory);
        }
        apply(new UserDisabled(user));
    }

    /** Keeps an administrator. Of two that disable each other at once, the second has lost the right. */
    private void refuseUnlessAnotherRemains(UserId by, AccountDirectory directory) {
        if (!disabled && !directory.isThereAnotherAdministrator(user)) {
            throw ErrorCode.LAST_ADMINISTRATOR.with(user);
        }
        if (!directory.isAdministrator(by)) {
            throw ErrorCode.NOT_ALLOWED.with(Permission.MANAGE_USERS.label());
        }
    }

    @EventSourcingHandler
    void evolve(UserDisabled event) {
        disabled = true;
    }

    @CommandHandler
    void decide(EnableUser command) {
        if (disabled) {
            apply(new UserEnabled(user));
        }
    }

    @EventSourcingHandler
    void evolve(UserEnabled event) {
        disabled = false;
    }

    @CommandHandler
    void decide(EraseUser command, AccountDirectory directory, PersonVault vault) {
        if (command.by().equals(user)) {
            throw ErrorCode.OWN_ACCOUNT.with("erase");
        }
        if (roles.contains(SystemRole.SYS_ADMIN)) {
            refuseUnlessAnotherRemains(command.by(), directory);
        }
        OwnedResources left = directory.holdForErasure(user);
        if (!left.isEmpty()) {
            throw ErrorCode.USER_OWNS.with(user, left);
        }
        vault.erase(user);
        apply(new UserErased(user));
    }

    @EventSourcingHandler
    void evolve(UserErased event) {
        markDeleted();
    }

    private static Set<SystemRole> ordered(Set<SystemRole> roles) {
        Set<SystemRole> ordered = EnumSet.noneOf(SystemRole.class);
        ordered.addAll(roles);
        return ordered;
    }
}
