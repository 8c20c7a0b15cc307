package almanac.git.http;

import almanac.git.http.Entrance.Visit;
import almanac.git.http.LfsBatch.State;
import almanac.git.http.LfsBatch.Wanted;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.git.LfsObjects;
import almanac.web.LfsFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the git-lfs program: its batch API, the basic transfer, and the check of what was uploaded. Locks are not
 * kept; git-lfs goes on without them when it is told that their address does not exist. The objects of a project are
 * seen by its readers and added by its contributors, as its commits are (docs/adr/0055).
 */
@Component
@ForRole(Role.API)
final class LfsServer {

    private static final String BATCH = "POST objects/batch";
    private static final String VERIFY = "POST objects/verify";
    private static final Pattern UPLOAD = Pattern.compile("PUT objects/(?<oid>[0-9a-f]{64})/(?<size>\\d{1,18})");
    private static final Pattern DOWNLOAD = Pattern.compile("(?:GET|HEAD) objects/(?<oid>[0-9a-f]{64})");

    private final Entrance entrance;
    private final LfsObjects objects;
    private final BlobStore blobs;
    private final JsonMapper json;

    LfsServer(Entrance entrance, LfsObjects objects, BlobStore blobs, JsonMapper json) {
        this.entrance = entrance;
        this.objects = objects;
        this.blobs = blobs;
        this.json = json;
    }

    void answer(LfsAddress address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wanted = request.getMethod() + " " + address.place();
        Matcher upload = UPLOAD.matcher(wanted);
        Matcher download = DOWNLOAD.matcher(wanted);
        if (wanted.equals(BATCH)) {
            batch(address, request, response);
        } else if (wanted.equals(VERIFY)) {
            verify(address, request);
        } else if (upload.matches()) {
            Blob promised = new Blob(new Sha256(upload.group("oid")), Long.parseLong(upload.group("size")));
            takeIn(letIn(address, true, request), promised, request);
        } else if (download.matches()) {
            Visit visit = letIn(address, false, request);
            send(visit, new Sha256(download.group("oid")), new ServletWebRequest(request, response));
        } else {
            letIn(address, false, request);
            throw ErrorCode.GIT_ADDRESS_NOT_FOUND.with(request.getRequestURI());
        }
    }

    private Visit letIn(LfsAddress address, boolean forWriting, HttpServletRequest request) {
        return entrance.letIn(address.owner(), address.project(), forWriting, request);
    }

    /** Answers what is to be done for each of some objects, before any byte of them is sent. */
    private void batch(LfsAddress address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LfsBatch batch = LfsBatch.of(read(request));
        ProjectId project = letIn(address, batch.isUpload(), request).project();
        String batchUrl = request.getRequestURL().toString();
        String url = batchUrl.substring(0, batchUrl.length() - "batch".length());
        byte[] body = json.writeValueAsBytes(batch.answered(
                object -> batch.isUpload() ? stateBeforeUpload(project, object) : state(project, object), url));
        response.setContentType(LfsFailure.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private State stateBeforeUpload(ProjectId project, Wanted object) {
        State state = state(project, object);
        boolean needsRoom = state == State.ABSENT || state == State.AWAY;
        return needsRoom && !blobs.hasRoomFor(object.size()) ? State.WITHOUT_ROOM : state;
    }

    private State state(ProjectId project, Wanted object) {
        Blob known = objects.find(project, object.oid()).orElse(null);
        if (known == null) {
            return State.ABSENT;
        }
        if (known.size() != object.size()) {
            return State.OF_ANOTHER_SIZE;
        }
        return blobs.has(known) ? State.KEPT : State.AWAY;
    }

    /** Checks for a client that an object which it has uploaded is the project's now. */
    private void verify(LfsAddress address, HttpServletRequest request) throws IOException {
        Wanted object = Wanted.of(read(request));
        ProjectId project = letIn(address, false, request).project();
        if (state(project, object) != State.KEPT) {
            throw ErrorCode.LFS_OBJECT_NOT_FOUND.with(object.oid());
        }
    }

    private void takeIn(Visit visit, Blob promised, HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length >= 0 && length != promised.size()) {
            throw ErrorCode.INVALID_VALUE.with(
                    "body", "is %d bytes, the address names %d".formatted(length, promised.size()));
        }
        if (!blobs.hasRoomFor(promised.size())) {
            throw ErrorCode.NO_ROOM.with();
        }
        blobs.keep(request.getInputStream(), promised);
        objects.add(visit.project(), promised);
    }

    private void send(Visit visit, Sha256 oid, ServletWebRequest request) {
        Blob object = objects.find(visit.project(), oid).orElseThrow(() -> ErrorCode.LFS_OBJECT_NOT_FOUND.with(oid));
        Path bytes = blobs.find(oid).orElseThrow(() -> ErrorCode.BYTES_AWAY.with(oid));
        new SentFile(oid.value(), object.size(), () -> Files.newInputStream(bytes)).write(oid.value(), request);
    }

    private JsonNode read(HttpServletRequest request) throws IOException {
        try {
            return json.readTree(request.getInputStream());
        } catch (JacksonException _) {
            throw ErrorCode.INVALID_VALUE.with("body", "must be the JSON object that git-lfs sends");
        }
    }
}
