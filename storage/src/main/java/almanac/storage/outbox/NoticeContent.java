package almanac.storage.outbox;

import almanac.shared.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says. It holds no name of a person: that is added when the notice is sent.
 *
 * @param subject of a mail
 * @param text of a mail
 * @param path of the thing that it is about, on this server
 * @param by the user that caused it; null when the server did
 * @param data of a webhook's call
 */
public record NoticeContent(
        String subject, String text, String path, @Nullable UserId by, Map<String, Object> data) {}
