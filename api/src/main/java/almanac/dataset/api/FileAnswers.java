package almanac.dataset.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.dataset.query.DatasetFileV1;
import almanac.shared.ErrorCode;
import almanac.storage.files.BlobStore;
import almanac.web.FileTypes;
import almanac.web.Parts;
import almanac.web.ReadConditions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers with files. Their content is what a user put there, so browsers have to save them, and not show them as if
 * they were ours.
 */
@Component
public class FileAnswers {

    private static final Logger log = LoggerFactory.getLogger(FileAnswers.class);

    private final BlobStore blobs;

    FileAnswers(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Answers with a file. Conditions are checked before parts are, and Spring answers with the requested parts. */
    public ResponseEntity<Resource> of(DatasetFileV1 file, HttpServletRequest request, HttpServletResponse response) {
        Path bytes = blobs.find(file.sha256()).orElseThrow(() -> {
            log.error("The bytes {} are missing: is almanac.files.dir the same for all servers?", file.sha256());
            return ErrorCode.BYTES_AWAY.with(file.path());
        });
        String tag = "\"" + file.sha256() + "\"";
        if (ReadConditions.isKnown(request, tag, file.writtenAt().toEpochMilli())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .lastModified(file.writtenAt())
                    .build();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .eTag(tag)
                .lastModified(file.writtenAt())
                .contentType(mediaType(file, bytes))
                .header(HttpHeaders.CONTENT_DISPOSITION, saved(file));
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            return answer.header(HttpHeaders.ACCEPT_RANGES, "bytes")
                    .contentLength(file.size())
                    .build();
        }
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (ifRange != null && !ifRange.equals(tag)) { // the parts that the client knows are gone
            return answer.contentLength(file.size()).body(new InputStreamResource(() -> Files.newInputStream(bytes)));
        }
        Resource whole = new FileSystemResource(bytes);
        Parts.require(request, response, whole);
        return answer.body(whole);
    }

    private static MediaType mediaType(DatasetFileV1 file, Path bytes) {
        return FileTypes.of(file.path().value(), file.mediaType(), file.size(), () -> Files.newInputStream(bytes));
    }

    private static String saved(DatasetFileV1 file) {
        return ContentDisposition.attachment()
                .filename(file.path().name(), UTF_8)
                .build()
                .toString();
    }
}
