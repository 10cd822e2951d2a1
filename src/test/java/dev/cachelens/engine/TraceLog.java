package dev.cachelens.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The text of a build's trace: protobuf messages {@code moby.buildkit.v1.StatusResponse}, of which this reads the names of
 * vertices, whether they were cached, and their output. Field numbers as in BuildKit's {@code control.proto}.
 */
final class TraceLog {
    private static final int VERTEXES = 1;
    private static final int LOGS = 3;
    private static final int VERTEX_NAME = 3;
    private static final int VERTEX_CACHED = 4;
    private static final int VERTEX_COMPLETED = 6;
    private static final int LOG_MESSAGE = 4;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    void add(byte[] response) {
        ByteBuffer in = ByteBuffer.wrap(response);
        while (in.hasRemaining()) {
            Field field = Field.read(in);
            if (field.number == VERTEXES) {
                addVertex(ByteBuffer.wrap(field.bytes));
            } else if (field.number == LOGS) {
                addLog(ByteBuffer.wrap(field.bytes));
            }
        }
    }

    private void addVertex(ByteBuffer in) {
        byte[] name = {};
        boolean cached = false;
        boolean completed = false;
        while (in.hasRemaining()) {
            Field field = Field.read(in);
            switch (field.number) {
                case VERTEX_NAME -> name = field.bytes;
                case VERTEX_CACHED -> cached = field.value != 0;
                case VERTEX_COMPLETED -> completed = true;
                default -> { }
            }
        }
        if (completed) {
            text.writeBytes(((cached ? "CACHED " : "DONE ") + new String(name, StandardCharsets.UTF_8) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void addLog(ByteBuffer in) {
        while (in.hasRemaining()) {
            Field field = Field.read(in);
            if (field.number == LOG_MESSAGE) {
                text.writeBytes(field.bytes);
            }
        }
    }

    /** Returns all that was added so far. */
    String text() {
        return text.toString(StandardCharsets.UTF_8);
    }

    /** A protobuf field: a varint's value, or the bytes of a length-delimited field. */
    private record Field(int number, long value, byte[] bytes) {
        static Field read(ByteBuffer in) {
            long tag = varint(in);
            int number = (int) (tag >>> 3);
            int wireType = (int) (tag & 7);
            if (wireType == 0) {
                return new Field(number, varint(in), null);
            }
            int length = switch (wireType) {
                case 1 -> Long.BYTES;
                case 2 -> (int) varint(in);
                case 5 -> Integer.BYTES;
                default -> throw new IllegalArgumentException("wire type " + wireType + " in a build's trace");
            };
            byte[] bytes = new byte[length];
            in.get(bytes);
            return new Field(number, 0, bytes);
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0;; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
