package almanac.access.projection;

import almanac.access.AccessStreams;
import almanac.access.AccessTables;
import almanac.access.AccountKind;
import almanac.access.DatasetTables;
import almanac.access.JobTables;
import almanac.access.NameKeys;
import almanac.dataset.event.DatasetEvent;
import almanac.dataset.event.DatasetFileEvent;
import almanac.dataset.event.SnapshotEvent;
import almanac.datasource.event.DataSourceEvent;
import almanac.environment.event.EnvironmentEvent;
import almanac.git.event.PushEvent;
import almanac.hardwaretier.event.HardwareTierEvent;
import almanac.job.event.JobEvent;
import almanac.organization.event.OrganizationEvent;
import almanac.organization.event.OrganizationEvent.MemberAdded;
import almanac.organization.event.OrganizationEvent.MemberRemoved;
import almanac.organization.event.OrganizationEvent.MemberRoleChanged;
import almanac.organization.event.OrganizationEvent.OrganizationCreated;
import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.project.event.GoalEvent;
import almanac.project.event.ProjectEvent;
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.Projection;
import almanac.shared.UserId;
import almanac.storage.credential.CredentialVault;
import almanac.user.event.UserEvent;
import almanac.user.event.UserEvent.IdentityLinked;
import almanac.user.event.UserEvent.SystemRoleGranted;
import almanac.user.event.UserEvent.SystemRoleRevoked;
import almanac.user.event.UserEvent.UserDisabled;
import almanac.user.event.UserEvent.UserEnabled;
import almanac.user.event.UserEvent.UserErased;
import almanac.user.event.UserEvent.UserRegistered;
import almanac.workspace.event.WorkspaceEvent;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Writes the {@link AccessTables}, always in the transaction of the command that caused the event. Where that can be
 * lost (docs/adr/0017) an event may come late, when its name has been taken by another: the object then goes without.
 */
@Component
@ProcessingGroup(AccessProjector.GROUP)
class AccessProjector implements Projection {

    static final String GROUP = "access";

    private final AccessTables tables;
    private final ProjectAccess projects;
    private final DataSourceAccess dataSources;
    private final DatasetAccess datasets;
    private final JobAccess jobs;
    private final AccessStreams streams;
    private final PersonVault vault;
    private final CredentialVault credentials;
    private final NameKeys keys;
    private final ComputeAccess compute;

    AccessProjector(
            AccessTables tables,
            ProjectAccess projects,
            DataSourceAccess dataSources,
            DatasetAccess datasets,
            JobAccess jobs,
            AccessStreams streams,
            PersonVault vault,
            CredentialVault credentials,
            NameKeys keys,
            ComputeAccess compute) {
        this.tables = tables;
        this.projects = projects;
        this.dataSources = dataSources;
        this.datasets = datasets;
        this.jobs = jobs;
        this.streams = streams;
        this.vault = vault;
        this.credentials = credentials;
        this.keys = keys;
        this.compute = compute;
    }

    @Override
    public List<String> tables() {
        return Stream.of(JobTables.NAMES, DatasetTables.NAMES, AccessTables.NAMES)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean isAskedByCommands() {
        return true;
    }

    @EventHandler
    void on(UserEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            apply(event, streams.mayComeLate(facts));
        }
    }

    private void apply(UserEvent event, boolean late) {
        switch (event) {
            case UserRegistered e -> add(new AccountId(e.user().value()), AccountKind.USER, nameOf(e), late);
            case IdentityLinked e -> link(e, late);
            case SystemRoleGranted e -> tables.grantSystemRole(e.user(), e.role());
            case SystemRoleRevoked e -> tables.revokeSystemRole(e.user(), e.role());
            case UserDisabled e -> tables.setActive(e.user(), false);
            case UserEnabled e -> tables.setActive(e.user(), true);
            case UserErased e -> erase(e.user());
        }
    }

    @EventHandler
    void on(OrganizationEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            apply(event, streams.mayComeLate(facts));
        }
    }

    private void apply(OrganizationEvent event, boolean late) {
        switch (event) {
            case OrganizationCreated e ->
                add(new AccountId(e.organization().value()), AccountKind.ORGANIZATION, e.name(), late);
            case MemberAdded e -> tables.putMember(e.organization(), e.member(), e.role());
            case MemberRoleChanged e -> tables.putMember(e.organization(), e.member(), e.role());
            case MemberRemoved e -> tables.removeMember(e.organization(), e.member());
        }
    }

    @EventHandler
    void on(ProjectEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            projects.apply(event, streams.mayComeLate(facts));
        }
    }

    @EventHandler
    void on(DataSourceEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            dataSources.apply(event, streams.mayComeLate(facts));
        }
    }

    @EventHandler
    void on(DatasetEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            datasets.apply(event, streams.mayComeLate(facts));
        }
    }

    @EventHandler
    void on(SnapshotEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            datasets.apply(event);
        }
    }

    @EventHandler
    void on(DatasetFileEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            datasets.apply(event);
        }
    }

    @EventHandler
    void on(HardwareTierEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            compute.apply(event);
        }
    }

    @EventHandler
    void on(EnvironmentEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            compute.apply(event);
        }
    }

    @EventHandler
    void on(GoalEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            jobs.apply(event);
        }
    }

    @EventHandler
    void on(JobEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            jobs.apply(event);
        }
    }

    /**
     * Records the push. A row that is added twice changes nothing, so the position in the push's stream need not be
     * known.
     */
    @EventHandler
    void on(PushEvent event) {
        jobs.apply(event);
    }

    @EventHandler
    void on(WorkspaceEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            jobs.apply(event);
        }
    }

    /** Erases the key too: it is back when the table person was restored from a backup older than the erasure. */
    private void erase(UserId user) {
        vault.erase(user);
        credentials.destroyThoseOf(user);
        tables.erase(user);
    }

    private void add(AccountId account, AccountKind kind, @Nullable String name, boolean late) {
        String key = name == null ? null : keys.ofAccount(name);
        boolean isTaken = late && key != null && tables.isNameTaken(key);
        try {
            tables.addAccount(account, kind, isTaken ? null : key);
        } catch (DuplicateKeyException _) {
            throw ErrorCode.ACCOUNT_NAME_TAKEN.with(String.valueOf(name));
        }
    }

    private void link(IdentityLinked event, boolean late) {
        Person person = vault.person(event.user());
        if (person.isErased()) {
            return;
        }
        String key = keys.ofIdentity(person.open(event.issuer()), person.open(event.subject()));
        if (late && tables.isIdentityTaken(key)) {
            return;
        }
        try {
            tables.linkIdentity(event.user(), key);
        } catch (DuplicateKeyException _) {
            throw ErrorCode.IDENTITY_NOT_USABLE.with("it belongs to another account");
        }
    }

    /** Returns the user's name; null for an erased person, whose name is free when the tables are filled again. */
    private @Nullable String nameOf(UserRegistered event) {
        Person person = vault.person(event.user());
        return person.isErased() ? null : person.open(event.userName());
    }
}
