package almanac.storage.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** A pack that is written by hand, so that anything can be claimed in it. */
final class Pack {

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private int count;

    /** Where the entry begins. */
    int whole(int type, byte[] content) {
        return entry(type, content.length, new byte[0], content);
    }

    int claiming(int type, long size) {
        return entry(type, size, new byte[0], new byte[0]);
    }

    int differenceTo(int offset, int baseSize, int size) {
        return differenceTo(offset, instructions(baseSize, size));
    }

    /** What the base is but for its first byte; it has less than 16 MB. */
    int differenceInFirst(int offset, int size, byte first) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(instructions(size, size));
        out.write(1); // one byte that follows
        out.write(first);
        int rest = size - 1;
        out.writeBytes(new byte[] {(byte) 0xf1, 1, (byte) rest, (byte) (rest >> 8), (byte) (rest >> 16)
        }); // the rest from 1 on
        return differenceTo(offset, out.toByteArray());
    }

    private int differenceTo(int offset, byte[] instructions) {
        byte[] place = new byte[5];
        int at = place.length;
        long distance = 12L + entries.size() - offset;
        place[--at] = (byte) (distance & 0x7f);
        for (distance >>= 7; distance != 0; distance >>= 7) {
            place[--at] = (byte) (0x80 | (--distance & 0x7f));
        }
        byte[] only = new byte[place.length - at];
        System.arraycopy(place, at, only, 0, only.length);
        return entry(Constants.OBJ_OFS_DELTA, instructions.length, only, instructions);
    }

    int differenceTo(ObjectId base, int baseSize, int size) {
        byte[] instructions = instructions(baseSize, size);
        byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
        base.copyRawTo(id, 0);
        return entry(Constants.OBJ_REF_DELTA, instructions.length, id, instructions);
    }

    /** Sizes alone: whoever follows them needs to copy something too, but nobody does. */
    private static byte[] instructions(int baseSize, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, baseSize);
        number(out, size);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long number) {
        for (; number > 0x7f; number >>= 7) {
            out.write((int) (0x80 | (number & 0x7f)));
        }
        out.write((int) number);
    }

    private int entry(int type, long size, byte[] base, byte[] content) {
        int offset = 12 + entries.size();
        count++;
        int head = (type << 4) | (int) (size & 0xf);
        for (long rest = size >> 4; rest != 0; rest >>= 7) {
            entries.write(head | 0x80);
            head = (int) (rest & 0x7f);
        }
        entries.write(head);
        entries.writeBytes(base);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(content);
        deflater.finish();
        byte[] part = new byte[1 << 16];
        while (!deflater.finished()) {
            entries.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return offset;
    }

    byte[] bytes() {
        return bytes(count);
    }

    byte[] bytes(int claimed) {
        byte[] all = entries.toByteArray();
        ByteBuffer pack = ByteBuffer.allocate(12 + all.length + Constants.OBJECT_ID_LENGTH)
                .putInt(0x5041434b)
                .putInt(2)
                .putInt(claimed)
                .put(all);
        MessageDigest digest = Constants.newMessageDigest();
        digest.update(pack.array(), 0, pack.position());
        return pack.put(digest.digest()).array();
    }
}
