package almanac.notification.query;

import almanac.notification.event.Recipients;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.DeliveryId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Questions about notices: their settings, and how they fare. */
public interface NotificationQuery {

    @Requires(Permission.OPERATE)
    record GetNotificationSettings() implements Query<Versioned<NotificationSettingsV1>> {}

    /** Asks for the recipients of alerts that the settings name. */
    @SystemOnly
    record FindAlertRecipients() implements Query<Recipients> {}

    /**
     * Asks for deliveries, those of the newest causes first.
     *
     * @param state null for those in any state
     */
    @Requires(Permission.OPERATE)
    record ListDeliveries(@Nullable DeliveryState state, Window window) implements Query<Page<DeliveryV1>> {}

    @Requires(Permission.OPERATE)
    record GetDelivery(DeliveryId delivery) implements Query<DeliveryV1> {}

    /** Asks for the active users that hold a permission in the whole installation. */
    @SystemOnly
    record FindPermissionHolders(Permission permission) implements Query<Page<UserId>> {}

    /** Asks for the users that answer for a project. */
    @SystemOnly
    record FindProjectOwners(ProjectId project) implements Query<ProjectOwners> {}

    /** Asks for the address to which mail for the user is sent now. */
    @SystemOnly
    record GetMailAddress(UserId user) implements Query<MailAddress> {}
}
