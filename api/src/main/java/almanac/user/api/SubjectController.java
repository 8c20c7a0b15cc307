package almanac.user.api;

import almanac.access.OwnedResources;
import almanac.dataset.command.DatasetCommand.GrantDatasetRole;
import almanac.datasource.command.DataSourceCommand.ChangeDataSourceOwner;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.organization.command.OrganizationCommand.PutMember;
import almanac.project.command.ProjectCommand.ChangeProjectOwner;
import almanac.shared.AccountId;
import almanac.shared.DatasetRole;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import almanac.user.command.UserCommand.EraseUser;
import almanac.user.query.UserQuery.FindBelongings;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves users as data subjects: the server keeps data about them, and they may want it forgotten. */
@RestController
@AlmanacExtension
@Tag(name = "Administration")
@RequestMapping("/api/admin/v1/subjects")
class SubjectController {

    private final Dispatch dispatch;
    private final Answers answers;

    SubjectController(Dispatch dispatch, Answers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    @DeleteMapping("/{userId}")
    DeleteEnvelopeV1 eraseSubject(
            @PathVariable UserId userId, @RequestParam(required = false) @Nullable UserId newOwnerId, Caller caller) {
        if (newOwnerId != null) {
            handOver(userId, newOwnerId, caller);
        }
        return answers.remove(new EraseUser(userId, caller.user()), caller);
    }

    /** Hands over one resource after the other; should it end half way, the same request does the rest. */
    private void handOver(UserId user, UserId newOwner, Caller caller) {
        OwnedResources owned = dispatch.ask(new FindBelongings(user, newOwner, caller.user()), caller);
        Caller ofAnyVersion = caller.withoutCondition();
        owned.projects().forEach(project -> dispatch.send(new ChangeProjectOwner(project, newOwner), ofAnyVersion));
        owned.organizations()
                .forEach(organization ->
                        dispatch.send(new PutMember(organization, newOwner, OrganizationRole.ADMIN), ofAnyVersion));
        owned.dataSources()
                .forEach(dataSource -> dispatch.send(new ChangeDataSourceOwner(dataSource, newOwner), ofAnyVersion));
        AccountId grantee = new AccountId(newOwner.value());
        owned.datasets()
                .forEach(dataset ->
                        dispatch.send(new GrantDatasetRole(dataset, grantee, DatasetRole.OWNER), ofAnyVersion));
    }
}
