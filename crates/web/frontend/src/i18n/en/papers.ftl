# SPDX-License-Identifier: EUPL-1.2
# Scan pages
sheets-title = Scan pages
sheets-text = Take a photo of each page of your letter. We cut them to size and make a single PDF file. Everything happens on this device.
sheets-camera = Turn on camera
sheets-camera-text = Put the sheet on something dark. Hold the device straight above it.
sheets-camera-picture = Picture of the camera
sheets-take = Take photo
sheets-camera-end = Turn off camera
sheets-no-camera-title = The camera is not available
sheets-no-camera = Perhaps it is not allowed, or another program uses it. You can also choose pictures that are on the device already.
sheets-pick = Choose pictures
sheets-looking = Looking at the picture
sheets-making = Making the PDF file
sheets-photo = Your photo
sheets-corners-found = Do the four corners lie on the edge of the sheet? If not, drag them there.
sheets-corners-not = We have not found the edge of the sheet. Drag the four corners there yourself.
sheets-corners-keys = With the keyboard: choose a corner and move it with the arrow keys. The shift key moves it faster.
sheets-corner = Corner { $name }, { $x } percent from the left, { $y } percent from the top
sheets-corner-tl = top left
sheets-corner-tr = top right
sheets-corner-br = bottom right
sheets-corner-bl = bottom left
sheets-corners-bad = This makes no sheet. The corners must not cross.
sheets-strong = Darker writing, whiter paper
sheets-use = Use page
sheets-whole = Whole picture
sheets-drop = Do not use
sheets-added = Page { $n } has been added.
sheets-pages = Pages
sheets-page = Page { $n }
sheets-earlier = Move page { $n } forward
sheets-later = Move page { $n } back
sheets-edit = Change page { $n }
sheets-delete = Delete page { $n }
sheets-deleted = Page { $n } has been deleted.
sheets-attach = { $n ->
    [one] Attach one page as PDF
   *[other] Attach { $n } pages as PDF
}
sheets-cancel = Cancel
sheets-name = Scan { $day }
sheets-alt = Scanned page { $page } of { $count }
sheets-failed = That did not work
sheets-failed-picture = This picture cannot be opened. Use another one, best in the format JPG.
sheets-failed-device = This device cannot hold the picture. Just attach the photo as it is, without scanning it.
sheets-failed-file = The PDF file could not be made. Your pages are still here. Please try once more.

# Black out parts
blackout-title = Black out parts
blackout-text = Choose a PDF file or a picture. You cover what nobody is to read. Only the blacked-out copy is sent. The original stays on this device.
blackout-pick = Choose file
blackout-opening = Opening the file
blackout-how = With finger or mouse, draw a rectangle over each part that is to become black.
blackout-keys = With the keyboard: add a patch. The arrow keys move it, with the shift key they change its size. Delete removes it.
blackout-add = Add a patch
blackout-patch = Patch { $n }, { $x } percent from the left, { $y } percent from the top, { $w } percent wide, { $h } percent high
blackout-remove = Remove patch { $n }
blackout-removed = Patch { $n } has been removed.
blackout-none = Nothing is blacked out yet.
blackout-attach = Attach blacked-out copy
blackout-making = Blacking out page { $page } of { $count }
blackout-cancel = Cancel
blackout-name = { $name } blacked out
blackout-alt = Page { $page } of { $count }, with blacked-out parts
blackout-failed = That did not work
blackout-failed-format = We cannot black out this format. Save the file as PDF or JPG, and then choose that file.
blackout-failed-heic = This browser cannot open photos in the format HEIC. Save the photo on the device as JPG, and then choose the JPG.
blackout-failed-too-big = The file is too large to be blacked out on this device.
blackout-failed-broken = The file cannot be opened. Perhaps it is damaged.
blackout-failed-encrypted = The PDF file is protected by a password. Save a copy without password, and choose that one.
blackout-failed-slow = The file did not open in good time.
blackout-failed-pages = The file has more than 60 pages. Please split it.
blackout-failed-file = The blacked-out copy could not be made. Perhaps the device has too little memory.
